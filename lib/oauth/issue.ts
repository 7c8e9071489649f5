import { createHmac, randomUUID } from "node:crypto";
import { momentIn, now } from "../clock";
import { digestSecret } from "../credentials/pepper";
import { composeSecret, newSecret, RANDOM_LENGTH } from "../credentials/secret";
import { newId, toBase62 } from "../ids";
import { signAccessToken } from "./access-token";
import type { IssuedTokens, TokenCore } from "./core";
import { signIdToken } from "./id-token";
import type { Client, NewFamily, NewRefreshToken, Person, TokenPolicy } from "./types";

/** What new tokens are to say. */
export interface Issue {
  policy: TokenPolicy;
  scopes: readonly string[];
  resources: readonly string[];
  /** The user, or `null` for an app that acts for itself. */
  person: Person | null;
  client: Client | null;
  /** `client_id` of the token; a dialect without clients names itself. */
  clientId: string;
  familyId: string | null;
  /** The refresh token that goes with it, stored already. */
  refreshToken: { secret: string; expiresAt: Date } | null;
  /** Present where an `id_token` may be asked for by scope `openid`. */
  authentication?: { nonce: string | null; at: Date };
}

const inSeconds = (seconds: number) => momentIn(seconds * 1000);

/** A new refresh token: the secret for its client, the digest for the store. */
export function newRefreshToken(core: TokenCore, policy: TokenPolicy): { secret: string; stored: NewRefreshToken } {
  const secret = newSecret("ref");
  return {
    secret,
    stored: { digest: digestSecret(core.peppers, secret), expiresAt: inSeconds(policy.refreshLifetime) },
  };
}

/**
 * The one successor of a refresh token: derived from it under the pepper, so that of many refreshes at once all get the
 * same, and a lost answer can be given again, without the secret being stored anywhere.
 */
export function createSuccessor(
  core: TokenCore,
  policy: TokenPolicy,
  secret: string,
): { secret: string; stored: NewRefreshToken } {
  const [{ secret: pepper }] = core.peppers;
  const derived = createHmac("sha256", pepper).update("successor\0").update(secret).digest("hex");
  const successor = composeSecret("ref", toBase62(BigInt(`0x${derived}`), RANDOM_LENGTH));
  return {
    secret: successor,
    stored: { digest: digestSecret(core.peppers, successor), expiresAt: inSeconds(policy.refreshLifetime) },
  };
}

/** A chain of tokens that is about to begin. */
export const newFamily = (
  family: Partial<NewFamily> & Pick<NewFamily, "dialect" | "scopes" | "resources">,
): NewFamily => ({
  id: newId("fam"),
  grantId: null,
  applicationId: null,
  userId: null,
  credentialId: null,
  ...family,
});

/** Signs the access token, and the id token where scope `openid` asks for it. */
export async function issueTokens(core: TokenCore, issue: Issue): Promise<IssuedTokens> {
  const { policy, scopes, resources, person, client, clientId, familyId, refreshToken, authentication } = issue;
  const iat = Math.floor(now() / 1000);
  const exp = iat + policy.accessLifetime;
  const [audience = core.issuer, ...more] = resources;
  const accessToken = await signAccessToken(await core.accessTokenKey(), {
    iss: core.issuer,
    sub: person?.id ?? clientId,
    aud: more.length > 0 ? [audience, ...more] : audience,
    iat,
    exp,
    jti: randomUUID(),
    client_id: clientId,
    scope: scopes.join(" "),
    name: person?.name ?? client?.name ?? clientId,
    ...(familyId && { gid: familyId }),
  });
  const wantsIdToken = person !== null && authentication !== undefined && scopes.includes("openid");
  return {
    accessToken,
    tokenType: policy.tokenType,
    expiresIn: policy.accessLifetime,
    accessExpiresAt: new Date(exp * 1000),
    refreshToken: refreshToken?.secret ?? null,
    refreshExpiresAt: refreshToken?.expiresAt ?? null,
    scopes,
    idToken: wantsIdToken
      ? await signIdToken(core.issuer, await core.idTokenKey(), {
          person,
          clientId,
          scopes,
          accessToken,
          authentication,
        })
      : null,
    person,
    client,
  };
}
