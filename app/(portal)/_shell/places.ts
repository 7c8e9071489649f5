import {
  AppWindow,
  Blocks,
  ChartArea,
  FileKey,
  FileUp,
  History,
  Inbox,
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
  Webhook,
} from "lucide-react";
import { commonWords } from "@/words/common";
import { shellWords } from "@/words/shell";
import { CREDENTIAL_PLACES } from "./credential-places";

const words = shellWords.places;

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
const PLACES: readonly PlaceGroup[] = [
  { title: words.start, places: [{ href: "/dashboard", label: commonWords.overview, icon: LayoutGrid }] },
  {
    title: words.credentials,
    places: [
      ...CREDENTIAL_PLACES,
      { href: "/apps", label: words.apps, icon: AppWindow, create: words.createApp, help: "standard" },
    ],
  },
  {
    title: words.access,
    places: [
      { href: "/connections", label: words.connections, icon: Link2, help: "scopes" },
      { href: "/inventory", label: words.actingForMe, icon: ShieldCheck, help: "authorization" },
    ],
  },
  {
    title: words.data,
    places: [
      { href: "/explorer", label: words.explorer, icon: SquareTerminal, help: "query" },
      { href: "/imports", label: words.imports, icon: FileUp, create: words.importAFile, help: "imports" },
      { href: "/mappers", label: words.mappers, icon: Shuffle, create: words.createMapper, help: "imports#mappers" },
    ],
  },
  {
    title: words.watch,
    places: [
      { href: "/usage", label: commonWords.usage, icon: ChartArea, help: "rate-limits" },
      { href: "/activity", label: words.activity, icon: History, help: "errors" },
      { href: "/webhooks", label: words.webhooks, icon: Webhook, create: words.createWebhook, help: "webhooks" },
    ],
  },
  { title: null, places: [{ href: "/settings", label: commonWords.settings, icon: Settings2 }] },
  {
    title: words.administration,
    forAdmins: true,
    places: [
      { href: "/admin/users", label: words.users, icon: Users, create: words.inviteSomebody },
      { href: "/admin/roles", label: words.rolesAndScopes, icon: ShieldUser, create: words.createRole },
      { href: "/admin/operations", label: words.operations, icon: Route },
      { href: "/admin/access-requests", label: words.accessRequests, icon: Inbox },
      { href: "/admin/explain", label: words.checkAccess, icon: ShieldQuestionMark },
      { href: "/admin/integrations", label: words.integrations, icon: Blocks, create: words.createIntegration },
      { href: "/admin/plugins", label: words.plugins, icon: Plug },
      { href: "/admin/ip-allow-list", label: words.ipAllowLists, icon: Network },
      { href: "/admin/audit", label: words.auditLog, icon: ScrollText },
      { href: "/admin/signing-keys", label: words.signingKeys, icon: FileKey },
      { href: "/admin/settings", label: words.systemSettings, icon: SlidersHorizontal },
    ],
  },
];

/** The groups that a person sees. */
export const placesFor = ({ admin }: { admin: boolean }): PlaceGroup[] =>
  PLACES.filter(({ places, forAdmins }) => places.length > 0 && (admin || !forAdmins));

/** Whether a path is this place or lies under it. */
export const isWithin = (path: string, href: string): boolean => path === href || path.startsWith(`${href}/`);

/** The address of the help page that explains the place of a path. */
export function getHelpPage(path: string): string {
  const place = PLACES.flatMap(({ places }) => places).find(({ href }) => isWithin(path, href));
  return place?.help ? `/help/en/api/${place.help}` : "/help/en/api";
}
