import { lookUpDigests } from "../credentials/pepper";
import type { ClientCredentials, TokenCore, TokenRequest } from "./core";
import { Failure } from "./failure";
import type { Finding } from "./finding";
import { sameText } from "./same-text";
import type { Client, GrantType } from "./types";

const hasSecret = (core: TokenCore, client: Client, secret: string): boolean =>
  lookUpDigests(core.peppers, secret).some((digest) => client.secretDigests.some((stored) => sameText(stored, digest)));

/** Whether the credentials are the client's: the right secret of a confidential one, no secret of a public one. */
function fits(core: TokenCore, client: Client, secret: string | null): boolean {
  if (client.type === "public") return secret === null;
  return secret !== null && hasSecret(core, client, secret);
}

/** The client that the credentials name, and whether they are its own. */
async function findNamed(core: TokenCore, credentials: ClientCredentials) {
  let named: { client: Client; own: boolean; secret: string | null } | undefined;
  for (const { id, secret } of [credentials, ...(credentials.alternatives ?? [])]) {
    // A text with NUL cannot be in the database, and must not reach it.
    const client = id.includes("\0") ? undefined : await core.store.findClient(id);
    if (client) named = { client, own: fits(core, client, secret), secret };
    if (named?.own) return named;
  }
  return named;
}

function whyNot({ client, secret }: { client: Client; secret: string | null }): Finding {
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
  const named = await findNamed(core, credentials);
  if (named) Object.assign(parties, { applicationId: named.client.id, userId: named.client.ownerId });
  if (!named?.own) {
    throw new Failure("invalid_client", "Client authentication failed: check the client id and the client secret.", {
      triedBasic: credentials.basic,
      ...(named && { finding: whyNot(named) }),
    });
  }
  await core.forgive("client-auth-address", address);
  return named.client;
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
