import type { ClientCredentials, TokenCore, TokenRequest } from "../core";
import { Failure } from "../failure";
import type { Client } from "../types";
import type { Verified } from "./client-authentication";
import { findClientAuthentication } from "./client-authentications";

/** A client that credentials name, and whether they are its own. */
interface Named {
  client: Client;
  verified: Verified;
}

async function findNamed(core: TokenCore, credentials: ClientCredentials): Promise<Named | undefined> {
  let found: Named | undefined;
  for (const { id, secret } of [credentials, ...(credentials.alternatives ?? [])]) {
    // A text with NUL cannot be in the database, and must not reach it.
    if (id.includes("\0")) continue;
    const verify = (client: Client): Named => ({
      client,
      verified: findClientAuthentication(client).verify(core, client, secret),
    });
    const remembered = core.store.rememberedClient(id);
    if (remembered) found = verify(remembered);
    if (found?.verified.own) return found;
    // A secret may be new, and one statement is asked for whether there is such a client or not.
    const client = await core.store.findClient(id);
    if (client) found = verify(client);
    if (found?.verified.own) return found;
  }
  return found;
}

/**
 * The client of a request (RFC 6749 §2.3, §3.2.1). Throws `Failure`: `invalid_client` when it is unknown, its secret is
 * wrong or missing; `too_many_requests` after too many wrong tries from one address.
 */
export async function authenticateClient(
  core: TokenCore,
  { client: credentials, address, actors }: Pick<TokenRequest, "client" | "address" | "actors">,
): Promise<Client> {
  if (!credentials) throw new Failure("invalid_client", "The client_id is missing.", { parameter: "client_id" });
  await core.limit("client-auth-address", address);
  const found = await findNamed(core, credentials);
  if (found) Object.assign(actors, { applicationId: found.client.id, userId: found.client.ownerId });
  const { verified } = found ?? {};
  if (!found || !verified?.own) {
    throw new Failure("invalid_client", "Client authentication failed: check the client id and the client secret.", {
      triedBasic: credentials.basic,
      ...(verified && !verified.own && { explanation: verified.explanation }),
    });
  }
  await core.forgive("client-auth-address", address);
  if (verified.digest) core.recordSecretUse(verified.digest, address);
  return found.client;
}

/**
 * The client that asks about tokens or ends them (RFC 7662 §2.1, RFC 7009 §2.1). Throws `Failure`: as
 * `authenticateClient`, `invalid_client` too while it or its owner is disabled, and `address_not_allowed`.
 */
export async function authenticateLiveClient(
  core: TokenCore,
  request: Pick<TokenRequest, "client" | "address" | "actors">,
): Promise<Client> {
  const client = await authenticateClient(core, request);
  if (client.disabled || client.ownerDisabled) {
    const explanation = { reason: client.disabled ? "The app is disabled." : "The account of its owner is disabled." };
    throw new Failure("invalid_client", explanation.reason, { explanation });
  }
  await core.requireAddress(request.address, [client.ownerAddresses]);
  return client;
}
