import type { ReactNode } from "react";
import { BrandMark } from "@/lib/ui/brand-mark";
import { Link } from "@/lib/ui/link";
import { SiteName } from "@/lib/ui/site-name";

/** Around sign-in and sign-up: nothing but the form. */
export default function AccountLayout({ children }: { children: ReactNode }) {
  return (
    <div className="grid min-h-dvh content-start justify-items-center px-4 pt-10 pb-16 sm:pt-[12vh]">
      <header className="mb-8">
        <Link href="/" className="flex items-center gap-2 rounded-md font-semibold text-lg tracking-tight">
          <BrandMark />
          <SiteName />
        </Link>
      </header>
      <main id="main" tabIndex={-1} className="w-full max-w-[400px]">
        {children}
      </main>
    </div>
  );
}
