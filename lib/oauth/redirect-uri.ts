const LOOPBACK = /^(127(\.\d{1,3}){3}|\[::1\])$/;

/** A domain name turned round, as native apps have their schemes (RFC 8252 §7.1): neither end of it is a dot. */
const PRIVATE_USE = /^[a-z][a-z0-9+-]*(\.[a-z0-9+-]+)+$/;

/** Schemes that browsers run or read locally; nobody's app may be called back through them. */
const DANGEROUS = /^(javascript|data|vbscript|file|blob|about|filesystem|view-source|ws|wss|ftp):/i;

/**
 * Why a redirect URI cannot be registered, in words for its developer, or `null` when it can (RFC 6749 §3.1.2,
 * RFC 8252 §7, RFC 9700 §2.1): https, http on the own machine, a native scheme with a dot, or one that an administrator has
 * named. `"any"`: whoever asks does not know which those are.
 */
export function checkRedirectUri(uri: string, privateUseSchemes: readonly string[] | "any"): string | null {
  if (/[\p{Cc}\s\\]/u.test(uri)) return "It must not hold spaces, backslashes or control characters.";
  // RFC 3986 knows no other; a Location header with them would not be sent.
  if (/[^\x21-\x7e]/.test(uri)) {
    return URL.canParse(uri) ? `It must be written in ASCII: ${new URL(uri).href}` : "It must be written in ASCII.";
  }
  if (!URL.canParse(uri)) return "It is not a complete URI, such as https://app.example.com/callback.";
  if (DANGEROUS.test(uri)) return "That scheme cannot take a redirect.";
  const { protocol, hostname, username, password, hash } = new URL(uri);
  if (hash || uri.endsWith("#")) return "It must not have a fragment (#…).";
  if (uri.includes("*")) return "Wildcards are not allowed: register each URI in full.";
  if (username || password) return "It must not hold a user name or password.";
  // Parsers read these as if two slashes stood there, and no person does.
  if (/^https?:(?!\/\/[^/?#])/i.test(uri))
    return "Its host must follow two slashes, as in https://app.example.com/callback.";
  if (protocol === "https:") return hostname ? null : "It has no host.";
  if (protocol === "http:") {
    if (LOOPBACK.test(hostname) || hostname === "localhost") return null;
    return "http is only for your own machine (localhost, 127.0.0.1, [::1]); use https.";
  }
  const scheme = protocol.slice(0, -1);
  const allowed = privateUseSchemes === "any" || privateUseSchemes.includes(scheme);
  // Without the slash it is an address that lacks its http, such as localhost:3000/callback.
  if (PRIVATE_USE.test(scheme) || (allowed && uri[protocol.length] === "/")) return null;
  const native = "A native app's scheme is a domain name turned round, such as com.example.app:/callback";
  return `${native}. An administrator can allow "${scheme.slice(0, 40)}" in the settings.`;
}

/**
 * Whether a requested URI is the registered one: to the letter, but for the port of a loopback IP, which a native app
 * learns only when it listens (RFC 8252 §7.3). Native apps write `localhost` as well, and a public client has nothing
 * but PKCE to lose to whoever else listens on the same machine.
 */
export function matchesRedirectUri(
  registered: string,
  requested: string,
  { type }: { type: "confidential" | "public" },
): boolean {
  if (registered === requested) return true;
  const at = /^http:\/\/(127(?:\.\d{1,3}){3}|\[::1\]|localhost)(?::(\d{1,5}))?(?=[/?]|$)(.*)$/s;
  const [, registeredHost, , registeredRest] = at.exec(registered) ?? [];
  const [, requestedHost, port, requestedRest] = at.exec(requested) ?? [];
  if (registeredHost === undefined || registeredHost !== requestedHost) return false;
  if (registeredHost === "localhost" && type !== "public") return false;
  return registeredRest === requestedRest && (port === undefined || Number(port) <= 65_535);
}
