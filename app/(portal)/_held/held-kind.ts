import type { Held, HeldApi, MadeHeld } from "@/lib/hooks/held/held-api";
import type { Language } from "@/lib/ui/highlight";
import type { ShownSecret } from "@/lib/ui/secret-once-dialog";
import { heldWords } from "@/words/held";

const words = heldWords.kind;

/** How much of its owner's rights a kind of credential carries. */
export type Reach =
  /** All of them, or a choice of scopes. */
  | "whole-or-narrowed"
  /** Always a choice of scopes. */
  | "narrowed"
  /** Always all of them. */
  | "whole";

/** What tells one kind of held credential from another in the portal; the pages are the same for all. */
export interface HeldKind {
  api: HeldApi;
  /** Where its list stands. */
  path: `/${string}`;
  /** As it stands inside a sentence: "API key". */
  noun: string;
  plural: string;
  /** What it is called once it is clear which is meant: "key". */
  short: string;
  /** The one sentence of its place. */
  about: string;
  empty: { text: string; picture: string };
  reach: Reach;
  /** Under the title of the form that makes one. */
  advice: string;
  /** What else stops when one is revoked. */
  alsoStops?: string;
  /** What tells one from another at a glance: the beginning of its secret, or its user name. */
  mark: (held: Held) => string;
  /** How it is used, with its secret in a variable. */
  sample: (held: Held, baseUrl: string) => { title: string; code: string; language: Language };
  /** What is shown once, when one has been made. */
  shown: (made: MadeHeld, baseUrl: string) => Omit<ShownSecret, "title" | "description">;
}

/** Text as the beginning of a sentence. */
export const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** The dialog of a credential that has just been made. */
export const shownOnce = (kind: HeldKind, made: MadeHeld, baseUrl: string): ShownSecret => ({
  title: words.storeTitle(kind.noun),
  description: words.storeDescription,
  ...kind.shown(made, baseUrl),
});
