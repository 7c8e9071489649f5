import { momentIn } from "../../clock";
import { lookUpDigests } from "../../credentials/pepper";
import { secretKind } from "../../credentials/secret";
import type { Actors } from "../../refusals/actors";
import { intersectScopes } from "../../scopes/scopes";
import { authenticateClient } from "../client-auth/authenticate-client";
import type { TokenCore, TokenRequest } from "../core";
import { Failure } from "../failure";
import { createSuccessor, issueTokens } from "../issue";
import { narrowResources, resourcesOf } from "../resource";
import { grantScopes, requestedScopes } from "../scopes";
import { signInAs } from "../sign-in-as";
import type { Client, StoredRefreshToken, TokenPolicy } from "../types";
import { defineGrant } from "./grant";

const INVALID = "The refresh token is unknown, expired, revoked or used.";

const invalid = (reason: string) =>
  new Failure("invalid_refresh_token", INVALID, { parameter: "refresh_token", explanation: { reason } });

const toActors = ({ person, credentialId, applicationId }: StoredRefreshToken): Actors => ({
  userId: person?.id ?? null,
  credentialId,
  applicationId,
});

function whyInvalid(stored: StoredRefreshToken | undefined): string {
  if (!stored) return "No such refresh token is known here.";
  return stored.revoked
    ? "The chain of tokens that it belongs to was revoked."
    : "It was not used for too long, and expired.";
}

/**
 * The client that the chain is bound to (RFC 6749 §10.4). A chain without a client belongs to its dialect, and to its
 * person where the request names one. Throws `Failure`; who cannot show who they are learns nothing of the token.
 */
async function boundClient(
  core: TokenCore,
  request: TokenRequest,
  stored: StoredRefreshToken | undefined,
): Promise<Client | null> {
  if (stored?.applicationId !== null) {
    const client = await authenticateClient(core, request);
    if (stored?.applicationId !== client.id) {
      throw invalid(stored ? "It was issued to another app." : whyInvalid(stored));
    }
    return client;
  }
  if (stored.dialect !== request.dialect) throw invalid("It was issued at another endpoint.");
  if (request.client) {
    const person = await signInAs(core, request.client, request.address);
    if (person.id !== stored.person?.id) throw invalid("It was issued to another person.");
  }
  return null;
}

/** RFC 9700 §4.14.2: an old token used again may have been stolen, and nobody can tell which of the two is the thief. */
async function refuseReuse(core: TokenCore, stored: StoredRefreshToken): Promise<never> {
  await core.store.revokeFamily(stored.familyId, "refresh_reuse");
  throw invalid("It was used before, longer than 30 seconds ago: its whole chain is revoked.");
}

interface Continued {
  secret: string;
  expiresAt: Date;
}

/** An answer lost on its way is asked for again within this time; later use of a spent token is taken for theft. */
const REUSE_TOLERANCE_SECONDS = 30;

/** Spends the token and gives its successor; where the policy allows it, a lost answer is given again. */
async function rotate(
  core: TokenCore,
  policy: TokenPolicy,
  stored: StoredRefreshToken,
  presented: string,
): Promise<Continued> {
  const { secret, stored: successor } = createSuccessor(core, policy, presented);
  const next = { secret, expiresAt: successor.expiresAt };
  if (stored.spentFor !== null && stored.spentFor > REUSE_TOLERANCE_SECONDS) return refuseReuse(core, stored);
  const first = stored.spentFor === null && (await core.store.rotateRefreshToken(stored.digest, successor));
  if (first || policy.replaysLostAnswer) return next;
  throw invalid("It was used before, and its successor is the one that counts.");
}

async function extend(
  core: TokenCore,
  policy: TokenPolicy,
  stored: StoredRefreshToken,
  presented: string,
): Promise<Continued> {
  const expiresAt = momentIn(policy.refreshLifetime * 1000);
  await core.store.extendRefreshToken(stored.digest, expiresAt);
  return { secret: presented, expiresAt };
}

/** `refresh_token` (RFC 6749 §6), by the rules of the dialect that the chain began at. */
export const refreshToken = defineGrant({
  type: "refresh_token",
  parameters: ["refresh_token"],
  clients: ["app", "registered", "first-party"],
  actsFor: "person",
  publicClients: "allowed",
  async run(core, request, given) {
    const presented = given.parameters.refresh_token;
    const wellFormed = secretKind(presented) === "ref";
    const stored = wellFormed ? await core.store.findRefreshToken(lookUpDigests(core.peppers, presented)) : undefined;
    const client = await boundClient(core, request, stored);
    if (stored) Object.assign(request.actors, toActors(stored));
    if (!stored || stored.revoked || stored.expired) throw invalid(whyInvalid(stored));
    if (stored.suspended || client?.disabled || client?.ownerDisabled) {
      throw new Failure("suspended", "The account or the app is disabled.");
    }
    await core.limit("refresh-grant", stored.familyId);
    await core.requireAddress(request.address, stored.allowLists);

    const bounds = [
      stored.consentScopes,
      stored.credentialScopes,
      client?.scopes ?? null,
      stored.person?.scopes ?? client?.ownerScopes ?? null,
    ];
    const scopes = grantScopes(
      await requestedScopes(core, request.parameters),
      bounds.reduce<readonly string[]>((left, bound) => (bound ? intersectScopes(left, bound) : left), stored.scopes),
    );
    const resources = narrowResources(core.issuer, stored.resources, resourcesOf(core.issuer, request.parameters));
    const policy = await core.getPolicy(stored.dialect);
    const rotates = policy.rotation === "every-client" || client?.type === "public";
    const next = await (rotates ? rotate : extend)(core, policy, stored, presented);
    return issueTokens(core, {
      policy,
      scopes,
      resources,
      person: stored.person,
      client,
      clientId: client?.clientId ?? stored.dialect,
      familyId: stored.familyId,
      refreshToken: next,
    });
  },
});
