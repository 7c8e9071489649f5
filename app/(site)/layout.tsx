import type { ReactNode } from "react";
import { Link } from "@/lib/ui/link";
import { SiteName } from "@/lib/ui/site-name";
import { homeWords } from "@/words/home";
import { SiteHeader } from "./_parts/site-header";

const words = homeWords.footer;

export default function SiteLayout({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col">
      <SiteHeader />
      <main id="main" tabIndex={-1} className="flex-1">
        {children}
      </main>
      <footer className="border-hairline border-t">
        <div className="mx-auto flex w-full max-w-page flex-wrap items-center justify-between gap-x-8 gap-y-2 px-4 py-6 text-muted text-sm sm:px-6">
          <p>
            <SiteName />
          </p>
          <nav
            aria-label={words.more}
            className="flex flex-wrap gap-x-6 gap-y-2 [&_a:hover]:text-ink [&_a]:rounded-sm [&_a]:underline-offset-4 hover:[&_a]:underline"
          >
            <Link href="/help/en/api">{words.help}</Link>
            <a href="/.well-known/oauth-authorization-server">{words.serverMetadata}</a>
            <a href="/.well-known/jwks.json">{words.publicKeys}</a>
          </nav>
        </div>
      </footer>
    </div>
  );
}
