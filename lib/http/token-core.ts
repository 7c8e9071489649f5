import { findCode, redeemCode } from "../../db/queries/authorization-codes";
import { findB2bCredential } from "../../db/queries/b2b-logins";
import { createTicket, findConsent, grantCode } from "../../db/queries/consents";
import { findClient } from "../../db/queries/oauth-clients";
import { extendRefreshToken, findRefreshToken, rotateRefreshToken } from "../../db/queries/refresh-tokens";
import { beginFamily } from "../../db/queries/token-families";
import { findPerson } from "../../db/queries/token-people";
import { requireAddress, requireSystemAddress } from "../access/authenticate";
import { keyRingOf } from "../access/key-ring";
import { lastUsedOf } from "../access/last-used";
import { forgive, throttle } from "../access/rate-limit";
import { endAccessToken, endFamily } from "../access/revocation";
import { lookUpDigests } from "../credentials/pepper";
import { dialectNamed } from "../dialects/dialects";
import { newId } from "../ids";
import type { AuthorizeCore } from "../oauth/authorize/authorize-core";
import type { TokenCore } from "../oauth/core";
import { Failure } from "../oauth/failure";
import { attributed } from "../oauth/finding";
import { sameText } from "../oauth/same-text";
import { perRuntime } from "../per-runtime";
import { conclude } from "../portal/audit";
import { checkPassword } from "../portal/check-password";
import { hasSecondFactor } from "../portal/second-factor";
import { settingsOf } from "../portal/settings";
import type { Runtime } from "../runtime";

// The authorization endpoint knows of no request id here; the person is the row's subject.
const NOBODY = { caller: null, requestId: "", address: "" };

const WRONG = "The user name or the password is wrong.";

const NEEDS_CODE =
  "The account has two-factor sign-in on, so its password alone opens nothing. Use an access token, an API key or an app.";

/**
 * A password sent by a program, in whichever dialect. None of them has a place for a code, so somebody with two-factor
 * sign-in on is refused, in the words of a wrong password: or else every grant by password would be a way around it.
 * Their owner reads why under Usage.
 */
async function signIn(runtime: Runtime, identifier: string, password: string, address: string) {
  const check = await checkPassword(runtime, { identifier, password, address });
  // Unknown, wrong, disabled, unconfirmed: told alike, so that nobody learns who has an account.
  if (check.outcome !== "right") throw new Failure("invalid_credentials", WRONG);
  return attributed({ userId: check.user.id }, async () => {
    if (await hasSecondFactor(runtime.db, check.user.id)) {
      throw new Failure("invalid_credentials", WRONG, { finding: { reason: NEEDS_CODE } });
    }
    const person = await findPerson(runtime.db, check.user.id);
    if (!person) throw new Failure("invalid_credentials", WRONG);
    return person;
  });
}

async function signInCredential(runtime: Runtime, username: string, password: string, address: string) {
  await throttle(runtime, "b2b-login-account", username);
  await throttle(runtime, "client-auth-address", address);
  const found = await findB2bCredential(runtime.db, username);
  const digests = lookUpDigests(runtime.env.peppers, password);
  if (!found) throw new Failure("invalid_credentials", "Invalid credentials");
  return attributed({ userId: found.person.id, credentialId: found.id }, async () => {
    const fits = digests.some((digest) => sameText(digest, found.digest));
    if (found.revoked || !fits) {
      const finding = { reason: fits ? "The login was revoked or has expired." : "The password is not this login's." };
      throw new Failure("invalid_credentials", "Invalid credentials", { finding });
    }
    await forgive(runtime, "b2b-login-account", username);
    await forgive(runtime, "client-auth-address", address);
    if (found.disabled || found.person.disabled)
      throw new Failure("suspended", "The credential or its account is disabled.");
    lastUsedOf(runtime).note("b2b_credentials", found.id, address);
    return { person: found.person, credential: { id: found.id, addresses: found.addresses } };
  });
}

/** The token core over this runtime's database, keys, settings and limits. */
export const tokenCoreOf = perRuntime("token-core", (runtime: Runtime): TokenCore & AuthorizeCore => {
  const { db, env } = runtime;
  return {
    peppers: env.peppers,
    issuer: env.publicUrl,
    store: {
      findClient: (clientId) => findClient(db, clientId),
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
      grantCode: (code, asked) =>
        db.transaction(async (tx) => {
          const fresh = newId("grt");
          const grantId = await grantCode(tx, fresh, code, asked);
          if (asked.length === 0) return;
          await conclude(tx, NOBODY, [`grant:${grantId}`], {
            action: grantId === fresh ? "grant.create" : "grant.update",
            target: { type: "grant", id: grantId },
            subjectId: code.userId,
            detail: { app: code.applicationId, scopes: code.scopes },
          });
        }),
    },
    accessTokenKey: async () => (await keyRingOf(runtime)).accessTokens,
    idTokenKey: async () => (await keyRingOf(runtime)).idTokens,
    async policyOf(name) {
      const dialect = dialectNamed(name);
      const { accessToken, refreshToken } = (await settingsOf(runtime)).lifetimes[dialect.name];
      return { ...dialect.policy, accessLifetime: accessToken, refreshLifetime: refreshToken };
    },
    limit: (limit, key) => throttle(runtime, limit, key),
    forgive: (limit, key) => forgive(runtime, limit, key),
    noteSecretUse: (digest, address) => lastUsedOf(runtime).note("application_secrets", digest, address),
    signIn: (identifier, password, address) => signIn(runtime, identifier, password, address),
    signInCredential: (username, password, address) => signInCredential(runtime, username, password, address),
    async requireAddress(address, allowLists) {
      await requireSystemAddress({ runtime, address });
      requireAddress(address, allowLists);
    },
  };
});
