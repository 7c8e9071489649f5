import { withActors } from "../../refusals/with-actors";
import { matchesRedirectUri } from "../redirect-uri";
import type { OAuthStore } from "../store";
import type { Client } from "../types";
import { PageError } from "./outcome";
import type { RawParameters, ReplyTo } from "./request";

function once(parameters: RawParameters, name: string): string | undefined {
  const values = parameters.get(name) ?? [];
  // RFC 6749 §3.1. Which of the two counts is a matter of opinion that attackers live on.
  if (values.length > 1) throw new PageError("duplicate_parameter");
  return values[0] || undefined;
}

function resolveRedirectUri(client: Client, given: string | undefined): string {
  const { redirectUris } = client;
  const [only, ...others] = redirectUris;
  const redirectUri = given ?? (others.length === 0 ? only : undefined);
  if (redirectUri === undefined) throw new PageError("redirect_uri_missing");
  if (!redirectUris.some((registered) => matchesRedirectUri(registered, redirectUri, client))) {
    throw new PageError("redirect_uri_mismatch", {
      reason: "The redirect_uri is not registered with the app.",
      expected: redirectUris.join("\n"),
      received: redirectUri,
    });
  }
  return redirectUri;
}

/**
 * The client and where to answer it: everything before this is answered with a page, never with a redirect, for until
 * now the redirect URI is a stranger's word (open redirector, RFC 9700 §4.11). Throws `PageError`.
 */
export async function checkClient(
  store: Pick<OAuthStore, "findClient">,
  issuer: string,
  parameters: RawParameters,
): Promise<{ client: Client; replyTo: ReplyTo; redirectUriGiven: boolean }> {
  const clientId = once(parameters, "client_id");
  const given = once(parameters, "redirect_uri");
  if (!clientId || clientId.includes("\0")) throw new PageError("unknown_client");
  const client = await store.findClient(clientId);
  if (!client) throw new PageError("unknown_client");
  return withActors({ applicationId: client.id, userId: client.ownerId }, async () => {
    if (client.disabled || client.ownerDisabled) throw new PageError("client_disabled");
    const redirectUri = resolveRedirectUri(client, given);
    const state = parameters.get("state")?.[0];
    return { client, replyTo: { redirectUri, state, issuer }, redirectUriGiven: given !== undefined };
  });
}
