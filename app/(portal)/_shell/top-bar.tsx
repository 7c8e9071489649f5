import { BrandMark } from "@/lib/ui/brand-mark";
import { Link } from "@/lib/ui/link";
import { SiteName } from "@/lib/ui/site-name";
import { ThemeMenu } from "@/lib/ui/theme-menu";
import { AccountMenu } from "./account-menu";
import { CommandPalette } from "./command-palette";
import { HelpMenu } from "./help-menu";
import { NavigationDrawer } from "./navigation-drawer";

/** Mark and name, search and commands, help, theme, account. */
export function TopBar({ name, email, admin }: { name: string; email: string; admin: boolean }) {
  return (
    <header className="sticky top-0 z-30 flex h-14 items-center justify-between gap-3 border-hairline border-b bg-paper px-4 sm:px-6 lg:px-5">
      <div className="flex min-w-0 items-center gap-2">
        <NavigationDrawer admin={admin} />
        <Link href="/dashboard" className="flex items-center gap-2 rounded-md font-semibold text-lg tracking-tight">
          <BrandMark className="size-6" />
          <SiteName />
        </Link>
      </div>
      <div className="flex items-center gap-0.5 sm:gap-1.5">
        <CommandPalette admin={admin} />
        <HelpMenu />
        <ThemeMenu />
        <AccountMenu name={name} email={email} />
      </div>
    </header>
  );
}
