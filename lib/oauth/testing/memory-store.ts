import { newId } from "../../ids";
import type { Consent, ConsentStore, DecidedConsent, NewCode, NewTicket } from "../authorize/consent-store";
import type { OAuthStore } from "../store";
import type { Client, NewFamily, NewRefreshToken, Person, StoredCode, StoredRefreshToken } from "../types";

interface Grant extends Consent {
  id: string;
  userId: string;
  applicationId: string;
  revoked: boolean;
}

/** A B2B login, as far as chains hang on it. */
interface Credential {
  id: string;
  scopes: readonly string[] | null;
  addresses: readonly string[];
  revoked: boolean;
  disabled: boolean;
}

type Code = NewCode & { grantId: string; familyId: string | null };
type Family = NewFamily & { revokedReason: string | null };
type RefreshToken = NewRefreshToken & { familyId: string; rotatedAt: number | null };

const union = (one: readonly string[], other: readonly string[]) => [...new Set([...one, ...other])];

/**
 * The store of the token core in memory, with the meaning of the database: `store-contract.ts` is what both must keep.
 * Rows may be changed in place by whoever tests.
 */
export class MemoryStore implements OAuthStore, ConsentStore {
  readonly clients: Client[] = [];
  readonly people: Person[] = [];
  readonly credentials: Credential[] = [];
  readonly grants: Grant[] = [];
  readonly codes: Code[] = [];
  readonly families: Family[] = [];
  readonly refreshTokens: RefreshToken[] = [];
  readonly revokedAccessTokens: string[] = [];
  readonly tickets: NewTicket[] = [];
  #ahead = 0;

  /** Lets time pass. */
  pass(seconds: number): void {
    this.#ahead += seconds * 1000;
  }

  now(): number {
    return Date.now() + this.#ahead;
  }

  rememberedClient(): undefined {
    return undefined;
  }

  async findClient(clientId: string): Promise<Client | undefined> {
    return this.clients.find((client) => client.clientId === clientId);
  }

  async findCode(digests: readonly string[]): Promise<StoredCode | undefined> {
    const code = this.codes.find(({ digest }) => digests.includes(digest));
    const person = code && this.#person(code.userId);
    if (!code || !person) return undefined;
    const { userId: _, expiresAt, ...stored } = code;
    return {
      ...stored,
      grantRevoked: this.grants.some(({ id, revoked }) => id === code.grantId && revoked),
      expired: expiresAt.getTime() <= this.now(),
      redeemed: code.familyId !== null,
      person,
    };
  }

  async redeemCode(digest: string, family: NewFamily, refreshToken: NewRefreshToken | null): Promise<boolean> {
    const code = this.codes.find((one) => one.digest === digest);
    if (!code || code.familyId !== null || code.expiresAt.getTime() <= this.now()) return false;
    code.familyId = family.id;
    this.#begin(family, refreshToken);
    return true;
  }

  async beginFamily(family: NewFamily, refreshToken: NewRefreshToken | null): Promise<void> {
    this.#begin(family, refreshToken);
  }

  async findRefreshToken(digests: readonly string[]): Promise<StoredRefreshToken | undefined> {
    const token = this.refreshTokens.find(({ digest }) => digests.includes(digest));
    const family = token && this.#family(token.familyId);
    if (!family) return undefined;
    const grant = this.grants.find(({ id }) => id === family.grantId);
    const credential = this.credentials.find(({ id }) => id === family.credentialId);
    const client = this.clients.find(({ id }) => id === family.applicationId);
    const person = this.#person(family.userId) ?? null;
    return {
      digest: token.digest,
      familyId: family.id,
      dialect: family.dialect,
      applicationId: family.applicationId,
      credentialId: family.credentialId,
      credentialScopes: credential?.scopes ?? null,
      scopes: family.scopes,
      resources: family.resources,
      consentScopes: grant?.scopes ?? null,
      expired: token.expiresAt.getTime() <= this.now(),
      revoked: family.revokedReason !== null || (grant?.revoked ?? false) || (credential?.revoked ?? false),
      spentFor: token.rotatedAt === null ? null : (this.now() - token.rotatedAt) / 1000,
      suspended: [person?.disabled, credential?.disabled, client?.disabled, client?.ownerDisabled].includes(true),
      allowLists: [credential?.addresses ?? [], person?.addresses ?? client?.ownerAddresses ?? []],
      person,
    };
  }

  async rotateRefreshToken(digest: string, successor: NewRefreshToken): Promise<boolean> {
    const token = this.refreshTokens.find((one) => one.digest === digest);
    if (!token || token.rotatedAt !== null || this.#family(token.familyId)?.revokedReason !== null) return false;
    token.rotatedAt = this.now();
    this.refreshTokens.push({ ...successor, familyId: token.familyId, rotatedAt: null });
    return true;
  }

  async extendRefreshToken(digest: string, expiresAt: Date): Promise<void> {
    const token = this.refreshTokens.find((one) => one.digest === digest);
    if (token && token.expiresAt < expiresAt) token.expiresAt = expiresAt;
  }

  async revokeFamily(familyId: string, reason: string): Promise<void> {
    const family = this.#family(familyId);
    if (family) family.revokedReason ??= reason;
  }

  async revokeAccessToken(jti: string): Promise<void> {
    this.revokedAccessTokens.push(jti);
  }

  async findConsent(userId: string, applicationId: string): Promise<Consent | undefined> {
    const grant = this.#grant(userId, applicationId);
    return grant && { scopes: grant.scopes, redirectUris: grant.redirectUris };
  }

  async createTicket(ticket: NewTicket): Promise<void> {
    this.tickets.push(ticket);
  }

  async grantCode(code: NewCode, consent: DecidedConsent | null): Promise<void> {
    const { userId, applicationId, redirectUri } = code;
    const allowed = consent?.allowed ?? code.scopes;
    const decided = consent?.decided ?? [];
    const before = this.#grant(userId, applicationId);
    const grant = before ?? { id: newId("grt"), userId, applicationId, revoked: false, scopes: [], redirectUris: [] };
    if (!before) this.grants.push(grant);
    grant.scopes = union(
      grant.scopes.filter((scope) => !decided.includes(scope)),
      allowed,
    );
    if (!before || decided.length > 0) grant.redirectUris = union(grant.redirectUris, [redirectUri]);
    this.codes.push({ ...code, grantId: grant.id, familyId: null });
  }

  #begin(family: NewFamily, refreshToken: NewRefreshToken | null): void {
    this.families.push({ ...family, revokedReason: null });
    if (refreshToken) this.refreshTokens.push({ ...refreshToken, familyId: family.id, rotatedAt: null });
  }

  #person = (userId: string | null) => this.people.find(({ id }) => id === userId);
  #family = (familyId: string) => this.families.find(({ id }) => id === familyId);
  #grant = (userId: string, applicationId: string) =>
    this.grants.find((one) => one.userId === userId && one.applicationId === applicationId && !one.revoked);
}
