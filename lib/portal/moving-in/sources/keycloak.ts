import { z } from "zod";
import { checkableHash } from "../../../credentials/password-schemes/password-schemes";
import { formatPbkdf2 } from "../../../credentials/password-schemes/pbkdf2";
import type { MovedClient, MovedPerson, MovingSource } from "../moving-in";

const texts = z.array(z.string()).default([]);

const client = z.object({
  clientId: z.string(),
  name: z.string().default(""),
  description: z.string().default(""),
  enabled: z.boolean().default(true),
  protocol: z.string().default("openid-connect"),
  publicClient: z.boolean().default(false),
  bearerOnly: z.boolean().default(false),
  clientAuthenticatorType: z.string().default("client-secret"),
  secret: z.string().optional(),
  rootUrl: z.string().default(""),
  baseUrl: z.string().default(""),
  redirectUris: texts,
  defaultClientScopes: texts,
  optionalClientScopes: texts,
});

const credential = z.object({
  type: z.string(),
  secretData: z.string().default("{}"),
  credentialData: z.string().default("{}"),
});

const user = z.object({
  username: z.string(),
  email: z.string().optional(),
  emailVerified: z.boolean().default(false),
  enabled: z.boolean().default(true),
  firstName: z.string().default(""),
  lastName: z.string().default(""),
  serviceAccountClientId: z.string().optional(),
  credentials: z.array(credential).default([]),
});

const realm = z.object({
  realm: z.string(),
  clients: z.array(client).default([]),
  users: z.array(user).default([]),
  identityProviders: z.array(z.unknown()).default([]),
  groups: z.array(z.unknown()).default([]),
});

/** Keycloak's own, which every realm has. */
const BUILT_IN = ["account", "account-console", "admin-cli", "broker", "realm-management", "security-admin-console"];

const secretData = z.object({ value: z.base64(), salt: z.base64() });
const credentialData = z.object({
  algorithm: z.string(),
  hashIterations: z.number().int(),
  additionalParameters: z.record(z.string(), texts).default({}),
});

const DIGESTS: Readonly<Record<string, string>> = {
  pbkdf2: "sha1",
  "pbkdf2-sha256": "sha256",
  "pbkdf2-sha512": "sha512",
};

const withoutPadding = (base64: string) => base64.replace(/=+$/, "");

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** A password's hash as we store it; `null` where it is of a kind that is not checked here. */
function toHash({ secretData: secret, credentialData: facts }: z.output<typeof credential>): string | null {
  const stored = secretData.safeParse(fromJson(secret)).data;
  const made = credentialData.safeParse(fromJson(facts)).data;
  if (!stored || !made) return null;
  const { algorithm, hashIterations, additionalParameters } = made;
  if (algorithm === "argon2") {
    const { type: [type = "id"] = [], memory: [memory] = [], parallelism: [lanes] = [] } = additionalParameters;
    const [salt, value] = [stored.salt, stored.value].map(withoutPadding);
    return `$argon2${type}$v=19$m=${memory},t=${hashIterations},p=${lanes}$${salt}$${value}`;
  }
  const digest = DIGESTS[algorithm];
  if (!digest) return null;
  return formatPbkdf2(digest, hashIterations, Buffer.from(stored.salt, "base64"), Buffer.from(stored.value, "base64"));
}

function toClient(given: z.output<typeof client>): MovedClient {
  const notes: string[] = [];
  const usable = given.clientAuthenticatorType === "client-secret" ? given.secret : undefined;
  // An export that was made for sharing masks them.
  const secret = usable && !/^\*+$/.test(usable) ? usable : null;
  if (!given.publicClient && given.clientAuthenticatorType !== "client-secret") {
    notes.push(`It signed in by ${given.clientAuthenticatorType}, which is not there: it has a client secret now.`);
  }
  const complete = (uri: string) =>
    uri.startsWith("/") && given.rootUrl ? given.rootUrl.replace(/\/$/, "") + uri : uri;
  return {
    clientId: given.clientId,
    name: given.name || given.clientId,
    description: given.description,
    homepageUrl: complete(given.baseUrl) || given.rootUrl || null,
    type: given.publicClient ? "public" : "confidential",
    redirectUris: given.redirectUris.map(complete),
    scopes: [...new Set(["openid", ...given.defaultClientScopes, ...given.optionalClientScopes])],
    secret: given.publicClient ? null : secret,
    disabled: !given.enabled,
    owner: null,
    notes,
  };
}

function toPerson(given: z.output<typeof user>): MovedPerson | null {
  if (!given.email) return null;
  const password = given.credentials.find(({ type }) => type === "password");
  const passwordHash = password ? checkableHash(toHash(password)) : null;
  const notes = given.credentials
    .filter(({ type }) => type !== "password")
    .map(({ type }) => `Its credential of the kind ${type} has to be set up again.`);
  if (password && passwordHash === null) notes.push("Its password is hashed in a way that is not checked here.");
  return {
    email: given.email,
    username: given.username.includes("@") ? null : given.username,
    name: `${given.firstName} ${given.lastName}`.trim() || given.username,
    emailVerified: given.emailVerified,
    disabled: !given.enabled,
    passwordHash,
    notes,
  };
}

/** A realm as Keycloak exports it (`kc.sh export`, or the console's partial export). */
export const keycloak: MovingSource = {
  title: "Keycloak realm export",
  read(file) {
    const found = realm.safeParse(file).data;
    if (!found) return undefined;
    const own = found.clients.filter(({ clientId }) => !BUILT_IN.includes(clientId));
    const clients = own.filter(({ protocol, bearerOnly }) => protocol === "openid-connect" && !bearerOnly);
    const people = found.users.filter(({ serviceAccountClientId }) => serviceAccountClientId === undefined);
    const nameless = people.filter(({ email }) => !email);
    const notes = [
      ...own
        .filter((one) => !clients.includes(one))
        .map(({ clientId, protocol }) =>
          protocol === "openid-connect"
            ? `Client ${clientId} only takes tokens (bearer-only), and needs no client here.`
            : `Client ${clientId} speaks ${protocol}, which is not there.`,
        ),
      ...nameless.map(({ username }) => `${username} has no email address, and was left out.`),
      ...(found.identityProviders.length > 0
        ? ["Identity providers are set up by AUTH_OIDC_ISSUER and its like."]
        : []),
      ...(found.groups.length > 0 ? ["Groups and roles were not taken over: give people roles in the portal."] : []),
    ];
    return { clients: clients.map(toClient), people: people.flatMap((one) => toPerson(one) ?? []), notes };
  },
};
