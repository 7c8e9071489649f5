import { beforeEach, describe, expect, it } from "vitest";
import { newId, randomBase62 } from "../../ids";
import type { ConsentStore, NewCode } from "../authorize/consent-store";
import { newFamily } from "../issue";
import type { OAuthStore } from "../store";
import type { NewFamily } from "../types";

/** A store, with what its rows hang on. */
export interface StoreUnderTest {
  store: OAuthStore & ConsentStore;
  /** A person whose role has `read` and `write`, among others. */
  userId: string;
  /** A confidential app of theirs, for `read` and `openid`, and its `client_id`. */
  applicationId: string;
  clientId: string;
  redirectUri: string;
  /** Ends the person's consent to the app. */
  withdraw(): Promise<void>;
  /** Disables the person's account. */
  disable(): Promise<void>;
}

const fresh = (prefix: string) => prefix + randomBase62(12);
const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000);
const token = (seconds = 60) => ({ digest: fresh("token"), expiresAt: inSeconds(seconds) });

/** What every store of the token core must keep: the same cases for memory and for the database. */
export function describeStore(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(name, () => {
    let under: StoreUnderTest;
    beforeEach(async () => {
      under = await open();
    });

    const newCode = (over: Partial<NewCode> = {}): NewCode => ({
      digest: fresh("code"),
      applicationId: under.applicationId,
      userId: under.userId,
      dialect: "standard",
      redirectUri: under.redirectUri,
      redirectUriGiven: true,
      scopes: ["read"],
      resources: ["https://api.example"],
      codeChallenge: "challenge",
      nonce: "nonce",
      authenticatedAt: new Date(1_700_000_000_000),
      expiresAt: inSeconds(60),
      ...over,
    });
    const consented = { allowed: ["read"], decided: ["read"] };
    const family = (over: Partial<NewFamily> = {}): NewFamily =>
      newFamily({ dialect: "basic", applicationId: under.applicationId, scopes: ["read"], resources: [], ...over });
    const chain = async (over: Partial<NewFamily> = {}, seconds = 60) => {
      const [begun, first] = [family({ userId: under.userId, ...over }), token(seconds)];
      await under.store.beginFamily(begun, first);
      return { family: begun, digest: first.digest };
    };

    it("knows nothing of what was never stored", async () => {
      const { store, userId } = under;
      expect(await store.findClient("unknown")).toBeUndefined();
      expect(await store.findCode(["unknown"])).toBeUndefined();
      expect(await store.findRefreshToken(["unknown"])).toBeUndefined();
      expect(await store.findConsent(userId, under.applicationId)).toBeUndefined();
      expect(await store.redeemCode("unknown", family(), null)).toBe(false);
      expect(await store.rotateRefreshToken("unknown", token())).toBe(false);
      await store.revokeFamily("unknown", "revoked");
    });

    it("finds a client with what it is, and with what bounds it", async () => {
      expect(await under.store.findClient(under.clientId)).toMatchObject({
        id: under.applicationId,
        type: "confidential",
        trusted: false,
        ownerId: under.userId,
        ownerDisabled: false,
        disabled: false,
        redirectUris: [under.redirectUri],
        scopes: ["read", "openid"],
        ownerScopes: expect.arrayContaining(["read", "write"]),
        ownerAddresses: [],
        grantTypes: expect.arrayContaining(["authorization_code"]),
      });
      await under.disable();
      expect(await under.store.findClient(under.clientId)).toMatchObject({ ownerDisabled: true, disabled: false });
    });

    it("finds a code as it was given, by any of the digests, with its person as they are now", async () => {
      const code = newCode();
      await under.store.grantCode(code, consented);
      const { userId: _, expiresAt: __, ...given } = code;
      expect(await under.store.findCode(["another", code.digest])).toEqual({
        ...given,
        grantId: expect.stringMatching(/^grt_/),
        grantRevoked: false,
        familyId: null,
        expired: false,
        redeemed: false,
        person: expect.objectContaining({ id: under.userId, disabled: false, addresses: [] }),
      });
      await under.disable();
      expect((await under.store.findCode([code.digest]))?.person.disabled).toBe(true);
    });

    it("gives a code to exactly one of many that redeem it at once, and begins the chain of that one alone", async () => {
      const code = newCode();
      await under.store.grantCode(code, consented);
      const tries = Array.from({ length: 5 }, () => ({ family: family({ userId: under.userId }), token: token() }));
      const won = await Promise.all(tries.map((one) => under.store.redeemCode(code.digest, one.family, one.token)));
      expect(won.filter(Boolean)).toEqual([true]);
      const winner = tries[won.indexOf(true)];
      expect(await under.store.findCode([code.digest])).toMatchObject({ redeemed: true, familyId: winner?.family.id });
      for (const [index, one] of tries.entries()) {
        const found = await under.store.findRefreshToken([one.token.digest]);
        expect(found?.familyId).toBe(won[index] ? one.family.id : undefined);
      }
    });

    it("does not redeem a code that has expired", async () => {
      const code = newCode({ expiresAt: inSeconds(-1) });
      await under.store.grantCode(code, consented);
      const first = token();
      expect(await under.store.redeemCode(code.digest, family(), first)).toBe(false);
      expect(await under.store.findCode([code.digest])).toMatchObject({ expired: true, redeemed: false });
      expect(await under.store.findRefreshToken([first.digest])).toBeUndefined();
    });

    it("keeps what was allowed before, but for what was decided about now", async () => {
      const { store, userId, applicationId, redirectUri } = under;
      const consent = async () => {
        const found = await store.findConsent(userId, applicationId);
        return found && { scopes: [...found.scopes].sort(), redirectUris: [...found.redirectUris].sort() };
      };
      await store.grantCode(newCode(), { allowed: ["read", "openid"], decided: ["read", "openid"] });
      expect(await consent()).toEqual({ scopes: ["openid", "read"], redirectUris: [redirectUri] });
      await store.grantCode(newCode({ redirectUri: "https://b.test/" }), {
        allowed: ["email"],
        decided: ["email", "read"],
      });
      expect(await consent()).toEqual({
        scopes: ["email", "openid"],
        redirectUris: [redirectUri, "https://b.test/"].sort(),
      });
    });

    it("gives a code on a remembered consent without allowing another redirect URI", async () => {
      const { store, userId, applicationId, redirectUri } = under;
      await store.grantCode(newCode(), consented);
      await store.grantCode(newCode({ redirectUri: "https://b.test/" }), null);
      expect(await store.findConsent(userId, applicationId)).toEqual({ scopes: ["read"], redirectUris: [redirectUri] });
    });

    it("ends codes and chains with the consent that they rest on", async () => {
      const { store, userId, applicationId } = under;
      const code = newCode();
      await store.grantCode(code, consented);
      const { grantId = "" } = (await store.findCode([code.digest])) ?? {};
      const { digest } = await chain({ grantId });
      expect(await store.findRefreshToken([digest])).toMatchObject({ consentScopes: ["read"], revoked: false });
      await under.withdraw();
      expect(await store.findConsent(userId, applicationId)).toBeUndefined();
      expect(await store.findCode([code.digest])).toMatchObject({ grantRevoked: true });
      expect(await store.findRefreshToken([digest])).toMatchObject({ revoked: true });
    });

    it("finds a refresh token with all that its chain hangs on", async () => {
      const begun = await chain({ resources: ["https://api.example/odata"] });
      expect(await under.store.findRefreshToken(["another", begun.digest])).toEqual({
        digest: begun.digest,
        familyId: begun.family.id,
        dialect: "basic",
        applicationId: under.applicationId,
        credentialId: null,
        credentialScopes: null,
        scopes: ["read"],
        resources: ["https://api.example/odata"],
        consentScopes: null,
        expired: false,
        revoked: false,
        spentFor: null,
        suspended: false,
        allowLists: [[], []],
        person: expect.objectContaining({ id: under.userId }),
      });
      await under.disable();
      expect(await under.store.findRefreshToken([begun.digest])).toMatchObject({ suspended: true });
    });

    it("begins a chain of an app's own, without a person", async () => {
      const { digest } = await chain({ userId: null });
      expect(await under.store.findRefreshToken([digest])).toMatchObject({ person: null, allowLists: [[], []] });
    });

    it("lets exactly one of many rotate a refresh token, and tells how long ago that was", async () => {
      const { digest, family: begun } = await chain();
      const successors = Array.from({ length: 5 }, () => token());
      const won = await Promise.all(successors.map((next) => under.store.rotateRefreshToken(digest, next)));
      expect(won.filter(Boolean)).toEqual([true]);
      expect(await under.store.findRefreshToken([digest])).toMatchObject({ spentFor: expect.any(Number) });
      for (const [index, next] of successors.entries()) {
        const found = await under.store.findRefreshToken([next.digest]);
        expect(found && [found.familyId, found.spentFor]).toEqual(won[index] ? [begun.id, null] : undefined);
      }
    });

    it("rotates nothing of a chain that was revoked, and keeps it revoked", async () => {
      const { digest, family: begun } = await chain();
      await under.store.revokeFamily(begun.id, "revoked");
      await under.store.revokeFamily(begun.id, "revoked");
      expect(await under.store.rotateRefreshToken(digest, token())).toBe(false);
      expect(await under.store.findRefreshToken([digest])).toMatchObject({ revoked: true, spentFor: null });
    });

    it("moves the end of a refresh token, and only onwards", async () => {
      const { digest } = await chain({}, -1);
      expect(await under.store.findRefreshToken([digest])).toMatchObject({ expired: true });
      await under.store.extendRefreshToken(digest, inSeconds(600));
      await under.store.extendRefreshToken(digest, inSeconds(-600));
      expect(await under.store.findRefreshToken([digest])).toMatchObject({ expired: false });
    });

    it("takes the end of an access token, and a consent page that waits", async () => {
      await under.store.revokeAccessToken(newId("tok"), inSeconds(60));
      await under.store.createTicket({
        digest: fresh("ticket"),
        userId: under.userId,
        applicationId: under.applicationId,
        request: { dialect: "standard", parameters: [["client_id", [under.clientId]]] },
        expiresAt: inSeconds(60),
      });
    });
  });
}
