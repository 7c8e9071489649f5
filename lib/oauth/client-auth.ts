import { lookUpDigests } from "../credentials/pepper";
import type { ClientCredentials, TokenCore, TokenRequest } from "./core";
import { Failure } from "./failure";
import type { Finding } from "./finding";
import { sameText } from "./same-text";
import type { Client, GrantType } from "./types";

/** The digest of the client's secret that this is, if it is one. */
const secretDigest = (core: TokenCore, client: Client, secret: string): string | undefined => {
  const presented = lookUpDigests(core.peppers, secret);
  return client.secretDigests.find((stored) => presented.some((digest) => sameText(stored, digest)));
};

/** A client that credentials name. */
interface Named {
  client: Client;
  secret: string | null;
  /** Whether the credentials are its own: the right secret of a confidential one, no secret of a public one. */
  own: boolean;
  /** Of the secret that was right. */
  digest?: string | undefined;
}

function named(core: TokenCore, client: Client, secret: string | null): Named {
  if (client.type === "public") return { client, secret, own: secret === null };
  const digest = secret === null ? undefined : secretDigest(core, client, secret);
  return { client, secret, own: digest !== undefined, digest };
}

/** The client that the credentials name, and whether they are its own. */
async function findNamed(core: TokenCore, credentials: ClientCredentials): Promise<Named | undefined> {
  let found: Named | undefined;
  for (const { id, secret } of [credentials, ...(credentials.alternatives ?? [])]) {
    // A text with NUL cannot be in the database, and must not reach it.
    const client = id.includes("\0") ? undefined : await core.store.findClient(id);
    if (client) found = named(core, client, secret);
    if (found?.own) return found;
  }
  return found;
}

function whyNot({ client, secret }: Named): Finding {
  if (client.type === "public") return { reason: "A public client has no secret, and one was sent." };
  if (secret === null) return { reason: "No client secret was sent." };
  return { reason: "The client secret is none of those that the app has now." };
}

/**
 * The client of a request (RFC 6749 §2.3, §3.2.1). Throws `Failure`: `invalid_client` when it is unknown, its secret is
 * wrong or missing, or it is disabled; `too_many_requests` after too many wrong tries from one address.
 */
export async function authenticateClient(
  core: TokenCore,
  { client: credentials, address, parties }: Pick<TokenRequest, "client" | "address" | "parties">,
): Promise<Client> {
  if (!credentials) throw new Failure("invalid_client", "The client_id is missing.", { parameter: "client_id" });
  await core.limit("client-auth-address", address);
  const found = await findNamed(core, credentials);
  if (found) Object.assign(parties, { applicationId: found.client.id, userId: found.client.ownerId });
  if (!found?.own) {
    throw new Failure("invalid_client", "Client authentication failed: check the client id and the client secret.", {
      triedBasic: credentials.basic,
      ...(found && { finding: whyNot(found) }),
    });
  }
  await core.forgive("client-auth-address", address);
  if (found.digest) core.noteSecretUse(found.digest, address);
  return found.client;
}

/** Refuses a grant that the client may not use, which is what it is registered for (RFC 6749 §5.2). */
export function requireGrant(client: Client, grant: GrantType, registeredFor: GrantType = grant): void {
  if (!client.grantTypes.includes(registeredFor)) {
    throw new Failure("unauthorized_client", `This client may not use the grant type "${grant}".`);
  }
}

/** Refuses new tokens to a client that is disabled, or whose owner is. */
export function requireEnabled(client: Client): void {
  if (client.disabled || client.ownerDisabled) {
    throw new Failure(
      "suspended",
      client.disabled ? "The app is disabled." : "The account of the app's owner is disabled.",
    );
  }
}
