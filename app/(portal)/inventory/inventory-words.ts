import {
  AppWindow,
  Handshake,
  KeyRound,
  KeySquare,
  Link2,
  Lock,
  type LucideIcon,
  MonitorSmartphone,
} from "lucide-react";
import type { InventoryItem, InventoryKind } from "@/lib/contracts/inventory";
import { browserName } from "@/lib/ui/browser-name";

interface KindWords {
  one: string;
  many: string;
  icon: LucideIcon;
  /** Its own page, or the one where it is listed. */
  href?: (item: InventoryItem) => string;
  /** What is shown as its name, where that is not the name itself. */
  name?: (item: InventoryItem) => string;
  /** The verb that ends it. */
  verb: string;
  /** What stops when all of them end. */
  stops: string;
}

/** What the page says of each kind of thing that can act for a person. */
export const KIND_WORDS: Readonly<Record<InventoryKind, KindWords>> = {
  "api-key": {
    one: "API key",
    many: "API keys",
    icon: KeyRound,
    href: ({ id }) => `/api-keys/${id}`,
    verb: "Revoke",
    stops: "Scripts and tools that send one are refused. Revoked keys do not come back.",
  },
  "access-token": {
    one: "Access token",
    many: "Access tokens",
    icon: KeySquare,
    href: ({ id }) => `/tokens/${id}`,
    verb: "Revoke",
    stops: "Tools that send one are refused. Revoked tokens do not come back.",
  },
  "b2b-login": {
    one: "B2B login",
    many: "B2B logins",
    icon: Handshake,
    href: ({ id }) => `/credentials/${id}`,
    verb: "Revoke",
    stops: "Partners can no longer log in, and the tokens that they have end. Revoked logins do not come back.",
  },
  app: {
    one: "App of mine",
    many: "Apps of mine",
    icon: AppWindow,
    href: ({ id }) => `/apps/${id}`,
    verb: "Disable",
    stops: "They are refused, for you and for everyone who has connected them, until you enable them again.",
  },
  connection: {
    one: "Connection",
    many: "Connections",
    icon: Link2,
    href: () => "/connections",
    verb: "Disconnect",
    stops: "Apps that you have connected lose their access. Each asks you again when you next use it.",
  },
  "password-login": {
    one: "Password login",
    many: "Password logins of programs",
    icon: Lock,
    verb: "End",
    stops: "Programs that signed in with your password must do so again. Change it, should one of them not be yours.",
  },
  session: {
    one: "Browser",
    many: "Other browsers",
    icon: MonitorSmartphone,
    href: () => "/settings#sessions",
    name: ({ name }) => browserName(name),
    verb: "Sign out",
    stops: "They are signed out of this portal. The one before you stays signed in.",
  },
};

/** How a thing is called in the list. */
export const nameOf = (item: InventoryItem): string => KIND_WORDS[item.kind].name?.(item) ?? item.name;

/** Whether a thing can still act: what is disabled or expired cannot. */
export const canAct = ({ status }: InventoryItem): boolean => status === "active";

const CREDENTIALS: readonly InventoryKind[] = ["api-key", "access-token", "b2b-login", "app"];

/** What a person has made to call the API with, among everything that can act for them. */
export const credentialsOf = <Item extends Pick<InventoryItem, "kind">>(items: readonly Item[]): Item[] =>
  items.filter(({ kind }) => CREDENTIALS.includes(kind));
