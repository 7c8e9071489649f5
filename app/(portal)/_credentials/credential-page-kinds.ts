import { type CredentialKind, getKindFacts } from "@/lib/credentials/kinds/credential-kinds";
import { credentialApi } from "@/lib/hooks/credentials/credential-api";
import { credentialKindWords } from "@/words/credential-kinds";
import type { CredentialPageKind, CredentialUse } from "./credential-page-kind";
import { apiKeyUse } from "./kinds/api-key";
import { b2bLoginUse } from "./kinds/b2b-login";
import { personalAccessTokenUse } from "./kinds/personal-access-token";

const USES: Readonly<Record<CredentialKind, CredentialUse>> = {
  "api-key": apiKeyUse,
  "access-token": personalAccessTokenUse,
  "b2b-login": b2bLoginUse,
};

/** A kind of credential as its pages need it. A server page names one; its functions live in the browser. */
export function credentialPageKind(kind: CredentialKind): CredentialPageKind {
  const words = credentialKindWords[kind];
  const { noun, plural, short } = words;
  return { ...getKindFacts(kind), noun, plural, short, words, ...USES[kind], api: credentialApi(kind) };
}
