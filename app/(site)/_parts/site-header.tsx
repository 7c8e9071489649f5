import { currentPerson } from "@/lib/http/session";
import { BrandMark } from "@/lib/ui/brand-mark";
import { Button } from "@/lib/ui/button";
import { Link } from "@/lib/ui/link";
import { SiteName } from "@/lib/ui/site-name";
import { ThemeMenu } from "@/lib/ui/theme-menu";
import { commonWords } from "@/words/common";
import { homeWords } from "@/words/home";

const words = homeWords.header;

/** The head of the pages that anyone may see. */
export async function SiteHeader() {
  const person = await currentPerson();
  return (
    <header className="mx-auto flex h-16 w-full max-w-page items-center justify-between gap-4 px-4 sm:px-6">
      <Link href="/" className="flex items-center gap-2 rounded-md font-semibold text-lg tracking-tight">
        <BrandMark />
        <SiteName />
      </Link>
      <nav aria-label={words.account} className="flex items-center gap-1 sm:gap-2">
        <Button asChild variant="ghost" size="sm" className="max-sm:hidden">
          <Link href="/help/en/api">{words.help}</Link>
        </Button>
        <ThemeMenu />
        {person ? (
          <Button asChild size="sm">
            <Link href="/dashboard">{words.openDashboard}</Link>
          </Button>
        ) : (
          <>
            <Button asChild variant="ghost" size="sm">
              <Link href="/login">{commonWords.signIn}</Link>
            </Button>
            <Button asChild size="sm">
              <Link href="/signup">{words.signUp}</Link>
            </Button>
          </>
        )}
      </nav>
    </header>
  );
}
