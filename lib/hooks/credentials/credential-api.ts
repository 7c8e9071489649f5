import type { z } from "zod";
import { CREDENTIAL_CALLS } from "../../contracts/credential-calls";
import type { CredentialFacts, credentialChange } from "../../contracts/credentials";
import { CREDENTIAL_KINDS, type CredentialKind } from "../../credentials/kinds/credential-kinds";

/** A credential of any kind that a person holds. */
export interface Credential extends CredentialFacts {
  /** `null`: all that its owner may do. */
  scopes: string[] | null;
  /** Of kinds that are sent as a user name and a password. */
  username?: string;
}

/** One that has just been made: the only moment at which its secret is known. */
export interface CreatedCredential extends Credential {
  secret: string;
}

/** What is chosen when one is made. */
export interface CredentialDraft {
  name: string;
  expiresAt: string | null;
  allowedIps: string[] | null;
  /** `null`: all that its owner may do. */
  scopes: string[] | null;
}

/** What is changed; scopes only of kinds that let them be. */
export type CredentialChange = z.input<typeof credentialChange> & { scopes?: string[] | null };

// One shape for the calls of every kind: what each takes and answers is checked by its own contract.
type AnyCalls = (typeof CREDENTIAL_CALLS)["b2b-login"];

/** The calls of the management API for one kind of credential. */
export interface CredentialApi {
  calls: AnyCalls;
  /** What was made, with its secret, as `create` and `rotate` answer. */
  readMade: (answer: Credential) => CreatedCredential;
}

/** The calls for a kind. */
export function credentialApi(kind: CredentialKind): CredentialApi {
  const calls = CREDENTIAL_CALLS[kind] as unknown as AnyCalls;
  const { secretMember } = CREDENTIAL_KINDS[kind];
  return {
    calls,
    readMade: (answer) => {
      const { [secretMember]: secret, ...credential } = answer as Credential & Record<string, unknown>;
      return { ...credential, secret } as CreatedCredential;
    },
  };
}
