import type { Peppers } from "../credentials/pepper";
import type { Actors } from "../refusals/actors";
import type { SigningKey } from "./signing-key";
import type { OAuthStore } from "./store";
import type { Client, Person, ShownPerson, TokenPolicy } from "./types";

/** What is limited at the token endpoints. */
export type Limit = "client-auth-address" | "refresh-grant";

/** Everything that the token core works with; the composition root fills it. */
export interface TokenCore {
  store: OAuthStore;
  peppers: Peppers;
  /** Base URL of this server (RFC 8414 `issuer`), and the default resource of its tokens. */
  issuer: string;
  /** What signs access tokens now. */
  accessTokenKey(): Promise<SigningKey>;
  /** What signs id tokens now. */
  idTokenKey(): Promise<SigningKey>;
  /** Every scope that there is. */
  knownScopes(): Promise<readonly string[]>;
  /** The rules of the dialect that a chain began at. */
  getPolicy(dialect: string): Promise<TokenPolicy>;
  /** Counts one try; throws where there were too many. */
  limit(limit: Limit, key: string): Promise<void>;
  /** Gives a counted try back once it has turned out to be a good one. */
  forgive(limit: Limit, key: string): Promise<void>;
  /** Notes that a client secret was used, so that its owner sees when it no longer is. */
  recordSecretUse(digest: string, address: string): void;
  /** The person of a user name or email and a password. Throws `Failure("invalid_credentials")`. */
  signIn(identifier: string, password: string, address: string): Promise<Person>;
  /** The B2B API credential of a user name and a password. Throws `Failure`, `suspended` among them. */
  signInCredential(username: string, password: string, address: string): Promise<ShownPerson>;
  /** Throws unless the address is in every allow list that has entries. */
  requireAddress(address: string, allowLists: readonly (readonly string[])[]): Promise<void>;
}

/** A token request once its dialect has read it. */
export interface TokenRequest {
  /** Each parameter once; RFC 6749 names. */
  parameters: ReadonlyMap<string, string>;
  /** How the client says who it is (RFC 6749 §2.3). */
  client: ClientCredentials | null;
  /** The dialect of the endpoint, by whose rules a new chain is kept. */
  dialect: string;
  /** The client address. */
  address: string;
  /** Filled as the request shows whose it is; for its owner, who may read why it was refused. */
  actors: Actors;
}

export interface ClientCredentials {
  id: string;
  /** `null`: no secret was sent, as public clients do. */
  secret: string | null;
  /** Sent as HTTP Basic: a failure is then answered with a challenge. */
  basic: boolean;
  /** Other readings of the same header, to be tried where this one fails: clients differ in how they encode it. */
  alternatives?: readonly { id: string; secret: string }[];
}

/** What a grant leads to: everything that a dialect may put into its answer. */
export interface IssuedTokens {
  accessToken: string;
  tokenType: TokenPolicy["tokenType"];
  /** Seconds. */
  expiresIn: number;
  accessExpiresAt: Date;
  refreshToken: string | null;
  refreshExpiresAt: Date | null;
  scopes: readonly string[];
  idToken: string | null;
  person: Person | null;
  client: Client | null;
}
