const LOOPBACK = /^(127(\.\d{1,3}){3}|\[::1\])$/;

/** Schemes that browsers run or read locally; nobody's app may be called back through them. */
const DANGEROUS = /^(javascript|data|vbscript|file|blob|about|filesystem|view-source|ws|wss|ftp):/i;

/**
 * Why a redirect URI cannot be registered, in words for its developer, or `null` when it can (RFC 6749 §3.1.2,
 * RFC 8252 §7, RFC 9700 §2.1): https, http on the own machine, or a native scheme with a dot.
 */
export function checkRedirectUri(uri: string): string | null {
  if (/[\p{Cc}\s\\]/u.test(uri)) return "It must not hold spaces, backslashes or control characters.";
  if (!URL.canParse(uri)) return "It is not a complete URI, such as https://app.example.com/callback.";
  if (DANGEROUS.test(uri)) return "That scheme cannot take a redirect.";
  const { protocol, hostname, username, password, hash } = new URL(uri);
  if (hash || uri.endsWith("#")) return "It must not have a fragment (#…).";
  if (uri.includes("*")) return "Wildcards are not allowed: register each URI in full.";
  if (username || password) return "It must not hold a user name or password.";
  if (protocol === "https:") return hostname ? null : "It has no host.";
  if (protocol === "http:") {
    if (LOOPBACK.test(hostname) || hostname === "localhost") return null;
    return "http is only for your own machine (localhost, 127.0.0.1, [::1]); use https.";
  }
  if (!protocol.slice(0, -1).includes(".")) {
    return "A native app's scheme is a domain name turned round, such as com.example.app:/callback.";
  }
  return null;
}

/**
 * Whether a requested URI is the registered one: to the letter, but for the port of a loopback IP, which a native app
 * learns only when it listens (RFC 8252 §7.3).
 */
export function matchesRedirectUri(registered: string, requested: string): boolean {
  if (registered === requested) return true;
  const at = /^http:\/\/(127(?:\.\d{1,3}){3}|\[::1\])(?::(\d{1,5}))?(?=[/?]|$)(.*)$/s;
  const [, registeredHost, , registeredRest] = at.exec(registered) ?? [];
  const [, requestedHost, port, requestedRest] = at.exec(requested) ?? [];
  if (registeredHost === undefined || registeredHost !== requestedHost) return false;
  return registeredRest === requestedRest && (port === undefined || Number(port) <= 65_535);
}
