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
import { inventoryWords } from "@/words/inventory";

const { kinds } = inventoryWords;

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
    ...kinds["api-key"],
    icon: KeyRound,
    href: ({ id }) => `/api-keys/${id}`,
  },
  "access-token": {
    ...kinds["access-token"],
    icon: KeySquare,
    href: ({ id }) => `/tokens/${id}`,
  },
  "b2b-login": {
    ...kinds["b2b-login"],
    icon: Handshake,
    href: ({ id }) => `/credentials/${id}`,
  },
  app: {
    ...kinds.app,
    icon: AppWindow,
    href: ({ id }) => `/apps/${id}`,
  },
  connection: {
    ...kinds.connection,
    icon: Link2,
    href: () => "/connections",
  },
  "password-login": {
    ...kinds["password-login"],
    icon: Lock,
  },
  session: {
    ...kinds.session,
    icon: MonitorSmartphone,
    href: () => "/settings#sessions",
    name: ({ name }) => browserName(name),
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
