/** RFC 9110 §7.6.1: of one connection, and nobody's business beyond it. */
const HOP_BY_HOP = [
  ...["connection", "keep-alive", "proxy-connection", "proxy-authenticate", "proxy-authorization", "te", "trailer"],
  ...["transfer-encoding", "upgrade", "http2-settings", "expect"],
];

/** What shows who the caller is to us: an upstream that had it could act as the caller. */
const CREDENTIALS = ["authorization", "x-api-key", "cookie", "cookie2"];

/** What says where a request comes from: only what we know ourselves goes on. */
const ORIGIN = ["host", "forwarded", "x-real-ip", "via", "x-request-id", "content-length"];

/** What an upstream may not do to this site's visitors: cookies, storage, transport and other origins are ours. */
const OURS = [
  ...["set-cookie", "set-cookie2", "clear-site-data", "strict-transport-security", "alt-svc", "service-worker-allowed"],
  ...["public-key-pins", "x-request-id", "content-security-policy", "content-security-policy-report-only", "server"],
];

/** Names that a `Connection` header makes hop-by-hop too. */
const named = (headers: Headers): string[] =>
  (headers.get("connection") ?? "").split(",").map((name) => name.trim().toLowerCase());

function without(headers: Headers, names: readonly string[], prefixes: readonly string[]): Record<string, string> {
  const dropped = new Set([...HOP_BY_HOP, ...names, ...named(headers)]);
  const kept = [...headers].filter(
    ([name]) => !dropped.has(name) && !prefixes.some((prefix) => name.startsWith(prefix)),
  );
  return Object.fromEntries(kept);
}

/** The headers of a request as an upstream may see them; identities that the client claims are not among them. */
export const forwardedHeaders = (headers: Headers): Record<string, string> =>
  // An underscore passes for a dash at some servers (CGI): X_Gateway_Subject is no way round either.
  Object.fromEntries(
    Object.entries(without(headers, [...CREDENTIALS, ...ORIGIN], [])).filter(
      ([name]) => !/^x[-_](gateway|gatehouse|forwarded|original)[-_]/.test(name),
    ),
  );

/** The headers of an upstream's answer as our callers may see them. */
export const answeredHeaders = (headers: Headers): Record<string, string> => ({
  ...without(headers, OURS, ["x-gateway-", "x-gatehouse-", "access-control-"]),
  // A page of an upstream's must not run with this site's cookies.
  "content-security-policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
});
