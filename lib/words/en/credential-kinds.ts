import type { CredentialKind } from "../../credentials/kinds/credential-kinds";
import { apiKeyWords } from "./credential-kinds/api-key";
import { b2bLoginWords } from "./credential-kinds/b2b-login";
import type { KindWords } from "./credential-kinds/kind-words";
import { personalAccessTokenWords } from "./credential-kinds/personal-access-token";

/** What pages say of each kind of credential that a person holds. */
export const credentialKindWords: Readonly<Record<CredentialKind, KindWords>> = {
  "api-key": apiKeyWords,
  "access-token": personalAccessTokenWords,
  "b2b-login": b2bLoginWords,
};
