import { findCode, redeemCode } from "../../db/queries/authorization-codes";
import { createTicket, findConsent, grantCode } from "../../db/queries/consents";
import { findClient } from "../../db/queries/oauth-clients";
import { extendRefreshToken, findRefreshToken, rotateRefreshToken } from "../../db/queries/refresh-tokens";
import { beginFamily } from "../../db/queries/token-families";
import { requireAddress, requireSystemAddress } from "../access/authenticate";
import { getKeyRing } from "../access/key-ring";
import { getLastUsed } from "../access/last-used";
import { forgive, throttle } from "../access/rate-limit";
import { endAccessToken, endFamily } from "../access/revocation";
import { conclude } from "../audit/audit";
import { Remembered } from "../changes/remembered";
import { dialectNamed } from "../dialects/dialects";
import { newId } from "../ids";
import type { AuthorizeCore } from "../oauth/authorize/authorize-core";
import type { TokenCore } from "../oauth/core";
import { perRuntime } from "../per-runtime";
import { getPublished } from "../portal/system/published";
import type { Runtime } from "../runtime";
import { loadSettings } from "../settings/settings";
import { signIn } from "./sign-in";
import { signInCredential } from "./sign-in-credential";

// The authorization endpoint knows of no request id here; the person is the row's subject.
const NOBODY = { caller: null, requestId: "", address: "" };

/** The token core over this runtime's database, keys, settings and limits. */
export const getTokenCore = perRuntime("token-core", (runtime: Runtime): TokenCore & AuthorizeCore => {
  const { db, env } = runtime;
  const clients = new Remembered<NonNullable<Awaited<ReturnType<typeof findClient>>>>({
    most: 10_000,
    getTags: ({ id, ownerId, ownerRole }) => [`app:${id}`, `user:${ownerId}`, `role:${ownerRole}`],
    getEnd: ({ secretsEnd }) => secretsEnd,
  });
  return {
    peppers: env.peppers,
    issuer: env.publicUrl,
    store: {
      findClient: (clientId) => clients.renew(clientId, () => findClient(db, clientId)),
      rememberedClient: (clientId) => clients.recall(clientId),
      findCode: (digests) => findCode(db, digests),
      redeemCode: (digest, family, refreshToken) => redeemCode(db, digest, family, refreshToken),
      beginFamily: (family, refreshToken) => beginFamily(db, family, refreshToken),
      findRefreshToken: (digests) => findRefreshToken(db, digests),
      rotateRefreshToken: (digest, successor) => rotateRefreshToken(db, digest, successor),
      extendRefreshToken: (digest, expiresAt) => extendRefreshToken(db, digest, expiresAt),
      revokeFamily: (familyId, reason) => endFamily(db, familyId, reason),
      revokeAccessToken: (jti, expiresAt) => endAccessToken(db, jti, expiresAt),
      findConsent: (userId, applicationId) => findConsent(db, userId, applicationId),
      createTicket: (ticket) => createTicket(db, ticket),
      grantCode: (code, consent) =>
        db.transaction(async (tx) => {
          const fresh = newId("grt");
          const grantId = await grantCode(tx, fresh, code, consent);
          if (!consent) return;
          await conclude(tx, NOBODY, [`grant:${grantId}`], {
            action: grantId === fresh ? "grant.create" : "grant.update",
            target: grantId,
            subjectId: code.userId,
            detail: { app: code.applicationId, scopes: consent.allowed },
          });
        }),
    },
    accessTokenKey: async () => (await getKeyRing(runtime)).accessTokens,
    idTokenKey: async () => (await getKeyRing(runtime)).idTokens,
    async getPolicy(name) {
      const dialect = dialectNamed(name);
      const { accessToken, refreshToken } = (await loadSettings(runtime)).lifetimes[dialect.name];
      return { ...dialect.policy, accessLifetime: accessToken, refreshLifetime: refreshToken };
    },
    knownScopes: async () => (await getPublished(runtime)).scopes,
    limit: (limit, key) => throttle(runtime, limit, key),
    forgive: (limit, key) => forgive(runtime, limit, key),
    recordSecretUse: (digest, address) => getLastUsed(runtime).record("application_secrets", digest, address),
    signIn: (identifier, password, address) => signIn(runtime, identifier, password, address),
    signInCredential: (username, password, address) => signInCredential(runtime, username, password, address),
    async requireAddress(address, allowLists) {
      await requireSystemAddress({ runtime, address });
      requireAddress(address, allowLists);
    },
  };
});
