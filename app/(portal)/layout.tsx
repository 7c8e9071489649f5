import type { ReactNode } from "react";
import { currentPerson } from "@/lib/http/session";
import { Navigation } from "./_shell/navigation";
import { PlaceHelp } from "./_shell/place-help";
import { TopBar } from "./_shell/top-bar";

/** Around every place of the portal. The page itself asks for the sign-in, since it knows its own address. */
export default async function PortalLayout({ children }: { children: ReactNode }) {
  const person = await currentPerson();
  if (!person) return children;
  const admin = person.scopes.includes("admin");
  return (
    <div className="flex min-h-dvh flex-col">
      <TopBar name={person.user.name} email={person.user.email} admin={admin} />
      <div className="flex flex-1">
        <aside className="hidden w-60 shrink-0 border-hairline border-r lg:block">
          <div className="sticky top-14 max-h-[calc(100dvh-56px)] overflow-y-auto p-3 pt-5">
            <Navigation admin={admin} />
          </div>
        </aside>
        <main id="main" tabIndex={-1} className="min-w-0 flex-1 px-4 py-6 sm:px-8 sm:py-8">
          <div className="mx-auto w-full max-w-page">
            <PlaceHelp>{children}</PlaceHelp>
          </div>
        </main>
      </div>
    </div>
  );
}
