import type { CredentialKindFacts } from "@/lib/credentials/kinds/credential-kind";
import type { CreatedCredential, Credential, CredentialApi } from "@/lib/hooks/credentials/credential-api";
import type { Language } from "@/lib/ui/highlight";
import type { ShownSecret } from "@/lib/ui/secret-once-dialog";
import type { KindWords } from "@/words/credential-kinds/kind-words";
import { credentialWords } from "@/words/credentials";

const words = credentialWords.kind;

/** How one kind of credential is used, as its pages show it. */
export interface CredentialUse {
  /** A call with one, where there is none yet. */
  picture: string;
  /** How it is used, with its secret in a variable. */
  sample: (credential: Credential, baseUrl: string) => { code: string; language: Language };
  /** What is shown once, when one has been made. */
  shown: (made: CreatedCredential, baseUrl: string) => Omit<ShownSecret, "title" | "description">;
}

/** What tells one kind of credential from another in the portal; the pages are the same for all. */
export interface CredentialPageKind
  extends CredentialUse,
    Pick<CredentialKindFacts, "path" | "scopes" | "scopesLater">,
    Pick<KindWords, "noun" | "plural" | "short"> {
  api: CredentialApi;
  words: KindWords;
}

/** What tells one from another at a glance: its user name, or the beginning of its secret. */
export const getMark = ({ username, prefix }: Credential): string => username ?? `${prefix}…`;

/** The dialog of a credential that has just been made. */
export const shownOnce = (kind: CredentialPageKind, made: CreatedCredential, baseUrl: string): ShownSecret => ({
  title: words.storeTitle(kind.noun),
  description: words.storeDescription,
  ...kind.shown(made, baseUrl),
});
