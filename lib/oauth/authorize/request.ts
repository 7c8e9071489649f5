import type { Client } from "../types";

/** Parameters as they came, every value of each. */
export type RawParameters = ReadonlyMap<string, readonly string[]>;

/** Where the answer goes, once client and redirect URI are known to belong together. */
export interface ReplyTo {
  redirectUri: string;
  state: string | undefined;
  issuer: string;
}

/** An authorization request that passed every check (RFC 6749 §4.1.1 with RFC 7636, RFC 8707 and OpenID Connect). */
export interface AuthorizationRequest extends ReplyTo {
  client: Client;
  redirectUriGiven: boolean;
  scopes: readonly string[];
  resources: readonly string[];
  codeChallenge: string | null;
  nonce: string | null;
  prompt: ReadonlySet<string>;
  /** Seconds since the person last typed a password, at most; `null` = any. */
  maxAge: number | null;
}

/** The URL that takes an answer to the client; the parameters are added to what the URI has (RFC 6749 §3.1.2). */
export function replyUrl({ redirectUri, state, issuer }: ReplyTo, answer: Record<string, string>): string {
  const query = new URLSearchParams({ ...answer, ...(state !== undefined && { state }), iss: issuer });
  return `${redirectUri}${redirectUri.includes("?") ? "&" : "?"}${query}`;
}
