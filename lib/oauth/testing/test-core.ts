import { digestSecret, readPeppers } from "../../credentials/pepper";
import { newSecret } from "../../credentials/secret";
import { newId, randomBase62 } from "../../ids";
import { type AccessTokenClaims, readAccessToken } from "../access-token";
import type { AuthorizeCore } from "../authorize/authorize-core";
import type { IssuedTokens, Limit, TokenCore, TokenRequest } from "../core";
import { Failure, type FailureCode } from "../failure";
import { type Grant, type GrantDeclaration, required } from "../grants/grant";
import { newSigningKey } from "../signing-key";
import type { Client, Person, ShownPerson, TokenPolicy } from "../types";
import { MemoryStore } from "./memory-store";

export const ISSUER = "https://api.example";
const ADDRESS = "192.0.2.1";
export const REDIRECT_URI = "https://app.example/callback";

const POLICY: TokenPolicy = {
  accessLifetime: 600,
  refreshLifetime: 3600,
  rotation: "public-clients",
  replaysLostAnswer: true,
  refreshesOwnTokens: false,
  tokenType: "Bearer",
};

/** The token core over a store in memory, with the people, clients and limits that a test gives it. */
export interface TestCore extends TokenCore, AuthorizeCore {
  store: MemoryStore;
  /** A confidential app with the secret `secret`; its owner's role allows what it has. */
  client(given?: Partial<Client>): Client;
  secret: string;
  /** A person who signs in with their user name and `password`. */
  person(given?: Partial<Person>): Person;
  /** The rules of all dialects from now on. */
  policy(given: Partial<TokenPolicy>): void;
  /** What the limits counted, and have not given back. */
  counted: Limit[];
  /** From now on everything of this limit is too much. */
  exhaust(limit: Limit): void;
  /** What an access token says. */
  claims(tokens: IssuedTokens): AccessTokenClaims | undefined;
}

/** Opens an empty token core. */
export async function openTestCore(): Promise<TestCore> {
  const peppers = readPeppers(Buffer.alloc(32, 7).toString("base64url"));
  const store = new MemoryStore();
  const key = await newSigningKey("ES256");
  const secret = newSecret("sec");
  const exhausted = new Set<Limit>();
  let policy = POLICY;
  const core: TestCore = {
    store,
    peppers,
    issuer: ISSUER,
    secret,
    counted: [],
    client(given = {}) {
      const made: Client = {
        id: newId("app"),
        clientId: randomBase62(24),
        type: "confidential",
        trusted: false,
        name: "An app",
        ownerId: newId("usr"),
        ownerDisabled: false,
        disabled: false,
        redirectUris: [REDIRECT_URI],
        scopes: ["read", "write"],
        ownerScopes: ["read", "write"],
        ownerAddresses: [],
        grantTypes: ["authorization_code", "refresh_token", "client_credentials", "password"],
        secretDigests: given.type === "public" ? [] : [digestSecret(peppers, secret)],
        ...given,
      };
      store.clients.push(made);
      return made;
    },
    person(given = {}) {
      const made: Person = {
        id: newId("usr"),
        accountNumber: 100_001,
        name: "A Person",
        username: `person-${randomBase62(6)}`,
        email: "person@example.com",
        emailVerified: true,
        disabled: false,
        scopes: ["read", "write", "openid", "profile", "email"],
        addresses: [],
        ...given,
      };
      store.people.push(made);
      return made;
    },
    policy(given) {
      policy = { ...policy, ...given };
    },
    exhaust: (limit) => void exhausted.add(limit),
    claims: ({ accessToken }) => readAccessToken((kid) => (kid === key.kid ? key : undefined), ISSUER, accessToken),
    accessTokenKey: async () => key,
    idTokenKey: async () => key,
    knownScopes: async () => ["read", "write", "openid", "profile", "email", "portal", "admin"],
    getPolicy: async () => policy,
    async limit(limit) {
      if (exhausted.has(limit)) throw new Failure("too_many_requests", "Too many.", { retryAfter: 1 });
      core.counted.push(limit);
    },
    async forgive(limit) {
      core.counted.splice(core.counted.indexOf(limit), 1);
    },
    recordSecretUse: () => undefined,
    async signIn(identifier, password) {
      const person = store.people.find(({ username }) => username === identifier);
      if (!person || person.disabled || password !== PASSWORD) throw new Failure("invalid_credentials", "Wrong.");
      return person;
    },
    async signInCredential(username, password): Promise<ShownPerson> {
      const credential = store.credentials.find(({ id }) => id === username);
      const [person] = store.people;
      if (!credential || !person || password !== PASSWORD) throw new Failure("invalid_credentials", "Wrong.");
      if (credential.disabled) throw new Failure("suspended", "Disabled.");
      return { person, credential };
    },
    async requireAddress(address, allowLists) {
      const refused = allowLists.some((list) => list.length > 0 && !list.includes(address));
      if (refused) throw new Failure("address_not_allowed", "Not from there.");
    },
  };
  return core;
}

/** The password of every person and login of a `TestCore`. */
export const PASSWORD = "correct horse battery";

/** The fields with which a client shows that it is itself. */
export const asClient = (core: TestCore, { clientId, type }: Client): Pick<TokenRequest, "client"> => ({
  client: { id: clientId, secret: type === "public" ? null : core.secret, basic: false },
});

/** A token request as a dialect would have read it. */
export const tokenRequest = (
  fields: Record<string, string>,
  given: Partial<Omit<TokenRequest, "parameters">> = {},
): TokenRequest => ({
  parameters: new Map(Object.entries(fields)),
  client: null,
  dialect: "basic",
  address: ADDRESS,
  actors: {},
  ...given,
});

/** How a grant answers: its tokens, or the refusal with the parameter that it names. */
export type Outcome = IssuedTokens | { code: FailureCode; parameter?: string };

/** Runs a grant; a refusal is given, not thrown. */
export async function getOutcome(
  grant: Grant | GrantDeclaration,
  core: TokenCore,
  request: TokenRequest,
): Promise<Outcome> {
  try {
    return await ("run" in grant ? grant.run : grant)(core, request);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const { parameter } = error.facts;
    return { code: error.code, ...(parameter !== undefined && { parameter }) };
  }
}

/** The refresh token of an answer that must have one. */
export const requireRefreshToken = ({ refreshToken }: IssuedTokens): string =>
  required({ parameters: new Map([["refresh_token", refreshToken ?? ""]]) }, "refresh_token");
