/** Parameters as they came, every value of each. */
export type RawParameters = ReadonlyMap<string, readonly string[]>;

/** Where the answer goes, once client and redirect URI are known to belong together. */
export interface ReplyTo {
  redirectUri: string;
  state: string | undefined;
  issuer: string;
}

/** The URL that takes an answer to the client; the parameters are added to what the URI has (RFC 6749 §3.1.2). */
export function replyUrl({ redirectUri, state, issuer }: ReplyTo, answer: Record<string, string>): string {
  const query = new URLSearchParams({ ...answer, ...(state !== undefined && { state }), iss: issuer });
  // One that was registered before they had to be ASCII: a header takes no other.
  const uri = redirectUri.replace(/[^\x21-\x7e]+/gu, encodeURIComponent);
  return `${uri}${uri.includes("?") ? "&" : "?"}${query}`;
}
