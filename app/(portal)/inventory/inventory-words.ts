import { AppWindow, Link2, Lock, type LucideIcon, MonitorSmartphone } from "lucide-react";
import { capital } from "@/lib/contracts/capital";
import type { InventoryItem, InventoryKind } from "@/lib/contracts/inventory";
import { CREDENTIAL_KIND_NAMES, type CredentialKind, getKindFacts } from "@/lib/credentials/kinds/credential-kinds";
import { browserName } from "@/lib/ui/browser-name";
import { credentialKindWords } from "@/words/credential-kinds";
import { inventoryWords } from "@/words/inventory";
import { CREDENTIAL_SIGNS, credentialTitle } from "../_shell/credential-places";

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

const credentialWords = Object.fromEntries(
  CREDENTIAL_KIND_NAMES.map((kind): [CredentialKind, KindWords] => [
    kind,
    {
      verb: inventoryWords.revoke,
      stops: credentialKindWords[kind].stops,
      one: capital(credentialKindWords[kind].noun),
      many: credentialTitle(kind),
      icon: CREDENTIAL_SIGNS[kind].icon,
      href: ({ id }) => `${getKindFacts(kind).path}/${id}`,
    },
  ]),
) as Record<CredentialKind, KindWords>;

/** What the page says of each kind of thing that can act for a person. */
export const KIND_WORDS: Readonly<Record<InventoryKind, KindWords>> = {
  ...credentialWords,
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
export const getName = (item: InventoryItem): string => KIND_WORDS[item.kind].name?.(item) ?? item.name;

/** Whether a thing can still act: what is disabled or expired cannot. */
export const canAct = ({ status }: InventoryItem): boolean => status === "active";

const CREDENTIALS: readonly InventoryKind[] = [...CREDENTIAL_KIND_NAMES, "app"];

/** What a person has made to call the API with, among everything that can act for them. */
export const getCredentials = <Item extends Pick<InventoryItem, "kind">>(items: readonly Item[]): Item[] =>
  items.filter(({ kind }) => CREDENTIALS.includes(kind));
