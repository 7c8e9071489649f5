import { Handshake, KeyRound, KeySquare, type LucideIcon } from "lucide-react";
import { capital } from "@/lib/contracts/capital";
import { CREDENTIAL_KIND_NAMES, type CredentialKind, getKindFacts } from "@/lib/credentials/kinds/credential-kinds";
import { credentialKindWords } from "@/words/credential-kinds";
import { shellWords } from "@/words/shell";

/** What stands for each kind of credential, and the help page that explains it. */
export const CREDENTIAL_SIGNS: Readonly<Record<CredentialKind, { icon: LucideIcon; help: string }>> = {
  "api-key": { icon: KeyRound, help: "authorization" },
  "access-token": { icon: KeySquare, help: "authorization" },
  "b2b-login": { icon: Handshake, help: "b2b" },
};

/** The title of each kind's list. */
export const credentialTitle = (kind: CredentialKind): string => capital(credentialKindWords[kind].plural);

/** The places of the credentials that a person holds. */
export const CREDENTIAL_PLACES = CREDENTIAL_KIND_NAMES.map((kind) => ({
  href: getKindFacts(kind).path,
  label: credentialTitle(kind),
  create: shellWords.places.create(credentialKindWords[kind].noun),
  ...CREDENTIAL_SIGNS[kind],
}));
