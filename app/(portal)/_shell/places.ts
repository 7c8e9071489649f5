import { AppWindow, KeyRound, LayoutGrid, Link2, type LucideIcon, Settings2 } from "lucide-react";

/** A place of the portal, as the navigation and the command palette list it. */
export interface Place {
  href: string;
  label: string;
  icon: LucideIcon;
}

/** Every place there is, in groups. */
export const PLACES: readonly { title: string; places: readonly Place[] }[] = [
  { title: "Start", places: [{ href: "/dashboard", label: "Overview", icon: LayoutGrid }] },
  {
    title: "Credentials",
    places: [
      { href: "/api-keys", label: "API keys", icon: KeyRound },
      { href: "/apps", label: "Apps", icon: AppWindow },
    ],
  },
  { title: "Access", places: [{ href: "/connections", label: "Connections", icon: Link2 }] },
  { title: "Account", places: [{ href: "/settings", label: "Settings", icon: Settings2 }] },
];

/** Whether a path is this place or lies under it. */
export const isWithin = (path: string, href: string): boolean => path === href || path.startsWith(`${href}/`);
