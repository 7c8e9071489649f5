import type { Client, NewFamily, NewRefreshToken, StoredCode, StoredRefreshToken } from "./types";

/** What the token core asks of a database (a port: `db` fits it structurally, and the core imports none of it). */
export interface OAuthStore {
  findClient(clientId: string): Promise<Client | undefined>;
  /** The client where it is remembered: without what another instance has changed within the last second. */
  rememberedClient(clientId: string): Client | undefined;
  findCode(digests: readonly string[]): Promise<StoredCode | undefined>;
  /**
   * Spends a code and begins its chain, in one statement: of many tries at once exactly one gets `true`, and only then
   * is anything written (RFC 6749 §4.1.2).
   */
  redeemCode(digest: string, family: NewFamily, refreshToken: NewRefreshToken | null): Promise<boolean>;
  beginFamily(family: NewFamily, refreshToken: NewRefreshToken | null): Promise<void>;
  findRefreshToken(digests: readonly string[]): Promise<StoredRefreshToken | undefined>;
  /** Spends a refresh token and stores its successor; `false`, and nothing written, where it was spent already. */
  rotateRefreshToken(digest: string, successor: NewRefreshToken): Promise<boolean>;
  /** Moves the end of a refresh token that is not rotated; piles up no rows. */
  extendRefreshToken(digest: string, expiresAt: Date): Promise<void>;
  revokeFamily(familyId: string, reason: string): Promise<void>;
  revokeAccessToken(jti: string, expiresAt: Date): Promise<void>;
}
