import {
  AppWindow,
  Blocks,
  ChartArea,
  FileKey,
  FileUp,
  Handshake,
  History,
  Inbox,
  KeyRound,
  KeySquare,
  LayoutGrid,
  Link2,
  type LucideIcon,
  Network,
  Plug,
  Route,
  ScrollText,
  Settings2,
  ShieldCheck,
  ShieldQuestionMark,
  ShieldUser,
  Shuffle,
  SlidersHorizontal,
  SquareTerminal,
  Users,
} from "lucide-react";

/** A place of the portal, as the navigation and the command palette list it. */
export interface Place {
  href: string;
  label: string;
  icon: LucideIcon;
  /** What can be made there, as a command: its form stands at `{href}/new`. */
  create?: string;
  /** The address of the help page that explains it, below `/help/en/api`; the root where there is none of its own. */
  help?: string;
}

/** Places that belong together. */
export interface PlaceGroup {
  /** `null`: it stands by itself, without a title. */
  title: string | null;
  /** Only people whose role carries `admin` see it. */
  forAdmins?: true;
  places: readonly Place[];
}

/** Every place there is, in groups; a group without places is not shown. */
export const PLACES: readonly PlaceGroup[] = [
  { title: "Start", places: [{ href: "/dashboard", label: "Overview", icon: LayoutGrid }] },
  {
    title: "Credentials",
    places: [
      { href: "/api-keys", label: "API keys", icon: KeyRound, create: "Create API key", help: "authorization" },
      {
        href: "/tokens",
        label: "Access tokens",
        icon: KeySquare,
        create: "Create access token",
        help: "authorization",
      },
      { href: "/credentials", label: "B2B logins", icon: Handshake, create: "Create B2B login", help: "b2b" },
      { href: "/apps", label: "Apps", icon: AppWindow, create: "Create app", help: "standard" },
    ],
  },
  {
    title: "Access",
    places: [
      { href: "/connections", label: "Connections", icon: Link2, help: "scopes" },
      { href: "/inventory", label: "Acting for me", icon: ShieldCheck, help: "authorization" },
    ],
  },
  {
    title: "Data",
    places: [
      { href: "/explorer", label: "Explorer", icon: SquareTerminal, help: "query" },
      { href: "/imports", label: "Imports", icon: FileUp, create: "Import a file", help: "imports" },
      { href: "/mappers", label: "Mappers", icon: Shuffle, create: "Create mapper", help: "imports#mappers" },
    ],
  },
  {
    title: "Watch",
    places: [
      { href: "/usage", label: "Usage", icon: ChartArea, help: "rate-limits" },
      { href: "/activity", label: "Activity", icon: History, help: "errors" },
    ],
  },
  { title: null, places: [{ href: "/settings", label: "Settings", icon: Settings2 }] },
  {
    title: "Administration",
    forAdmins: true,
    places: [
      { href: "/admin/users", label: "Users", icon: Users, create: "Invite somebody" },
      { href: "/admin/roles", label: "Roles and scopes", icon: ShieldUser, create: "Create role" },
      { href: "/admin/operations", label: "Operations", icon: Route },
      { href: "/admin/access-requests", label: "Access requests", icon: Inbox },
      { href: "/admin/explain", label: "Check access", icon: ShieldQuestionMark },
      { href: "/admin/integrations", label: "Integrations", icon: Blocks, create: "Create integration" },
      { href: "/admin/plugins", label: "Plugins", icon: Plug },
      { href: "/admin/ip-allow-list", label: "IP allow lists", icon: Network },
      { href: "/admin/audit", label: "Audit log", icon: ScrollText },
      { href: "/admin/signing-keys", label: "Signing keys", icon: FileKey },
      { href: "/admin/settings", label: "System settings", icon: SlidersHorizontal },
    ],
  },
];

/** The groups that a person sees. */
export const placesFor = ({ admin }: { admin: boolean }): PlaceGroup[] =>
  PLACES.filter(({ places, forAdmins }) => places.length > 0 && (admin || !forAdmins));

/** Whether a path is this place or lies under it. */
export const isWithin = (path: string, href: string): boolean => path === href || path.startsWith(`${href}/`);

/** The address of the help page that explains the place of a path. */
export function helpOf(path: string): string {
  const place = PLACES.flatMap(({ places }) => places).find(({ href }) => isWithin(path, href));
  return place?.help ? `/help/en/api/${place.help}` : "/help/en/api";
}
