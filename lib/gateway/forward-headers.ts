/**
 * What an upstream is told of a request in the client's own words. A list of what passes, since what must not cannot be
 * listed: servers take their own word for a header that names the user (`Remote-User`), the method
 * (`X-HTTP-Method-Override`), the path (`X-Rewrite-URL`) or our signature under another spelling (`X_Gateway_Subject`,
 * which CGI reads as ours). Framing, credentials and what is said of the way here are made anew.
 */
const PASSED: ReadonlySet<string> = new Set([
  // What is sent.
  ...["content-type", "content-encoding", "content-language", "content-disposition"],
  ...["content-md5", "content-digest", "repr-digest", "digest"],
  // What is wanted.
  ...["accept", "accept-charset", "accept-encoding", "accept-language", "accept-datetime"],
  ...["prefer", "want-content-digest", "want-repr-digest", "cache-control", "pragma", "range"],
  // On which condition.
  ...["if-match", "if-none-match", "if-modified-since", "if-unmodified-since", "if-range"],
  // Who asks, and what to find it again by.
  ...["user-agent", "idempotency-key", "traceparent", "tracestate", "baggage", "x-correlation-id"],
  // Of protocols over HTTP.
  ...["odata-version", "odata-maxversion", "soapaction", "mcp-protocol-version", "mcp-session-id", "last-event-id"],
]);

/** RFC 9110 §7.6.1: of one connection, and nobody's business beyond it. */
const HOP_BY_HOP = [
  ...["connection", "keep-alive", "proxy-connection", "proxy-authenticate", "proxy-authorization", "te", "trailer"],
  ...["transfer-encoding", "upgrade", "http2-settings", "expect"],
];

/** What an upstream may not do to this site's visitors: cookies, storage, transport and other origins are ours. */
const OURS = [
  ...["set-cookie", "set-cookie2", "clear-site-data", "strict-transport-security", "alt-svc", "service-worker-allowed"],
  ...["public-key-pins", "x-request-id", "content-security-policy", "content-security-policy-report-only", "server"],
  // How long what we send is, is told by what we send.
  "content-length",
];

const OUR_PREFIXES = ["x-gateway-", "x-gatehouse-", "access-control-"];

/** Names that a `Connection` header makes hop-by-hop too. */
const named = (headers: Headers): string[] =>
  (headers.get("connection") ?? "").split(",").map((name) => name.trim().toLowerCase());

/** The headers of a request as an upstream may see them. */
export function forwardedHeaders(headers: Headers): Record<string, string> {
  const dropped = new Set(named(headers));
  return Object.fromEntries([...headers].filter(([name]) => PASSED.has(name) && !dropped.has(name)));
}

/** The headers of an upstream's answer as our callers may see them, those of its framing left out. */
export function answeredHeaders(headers: Headers): Record<string, string> {
  const dropped = new Set([...HOP_BY_HOP, ...OURS, ...named(headers)]);
  const kept = [...headers].filter(
    ([name]) => !dropped.has(name) && !OUR_PREFIXES.some((prefix) => name.startsWith(prefix)),
  );
  return {
    ...Object.fromEntries(kept),
    // A page of an upstream's must not run with this site's cookies.
    "content-security-policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
  };
}
