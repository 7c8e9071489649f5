import { expect, it } from "vitest";
import { answeredHeaders, forwardedHeaders } from "./forward-headers";

it("what an upstream needs to answer passes, and nothing that it could take for our word does", () => {
  const needed = {
    "content-type": "application/json",
    "content-encoding": "gzip",
    accept: "application/json",
    "accept-language": "de",
    "user-agent": "client/1",
    range: "bytes=0-9",
    "if-none-match": '"1"',
    "idempotency-key": "k1",
    traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
    "odata-version": "4.0",
  };
  const refused = [
    ...["Authorization", "X-API-Key", "Cookie", "Cookie2", "Proxy-Authorization", "Remote-User", "X-Remote-User"],
    ...["X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override", "X-Rewrite-URL", "X-Original-URL", "Via"],
    ...["X-Gateway-Subject", "X_Gateway_Subject", "X.Gateway.Subject", "X-Gateway_Subject", "X-Gatehouse-Address"],
    ...["X-Forwarded-For", "X_Forwarded_For", "X-Forwarded-User", "Forwarded", "X-Real-IP", "X_Real_IP", "Host"],
    ...["Content-Length", "Content_Length", "Transfer-Encoding", "Connection", "Keep-Alive", "TE", "Trailer"],
    ...["Expect", "Upgrade", "HTTP2-Settings", "Origin", "Referer", "X-Request-Id", "Client-IP", "True-Client-IP"],
    ...["X-Client-Cert", "SSL-Client-Verify", "X-Middleware-Subrequest", "X-Anything-Else"],
  ];
  const headers = new Headers(needed);
  for (const name of refused) headers.set(name, "close, upgrade");
  expect(forwardedHeaders(headers)).toEqual(needed);
});

it("a header that is named as of this connection alone does not go on", () => {
  const headers = new Headers({ connection: "Range, close", range: "bytes=0-9", accept: "*/*" });
  expect(forwardedHeaders(headers)).toEqual({ accept: "*/*" });
});

it("an answer's framing, cookies, identities and rights over this site stay behind", () => {
  const headers = new Headers({
    connection: "x-internal",
    "x-internal": "1",
    "content-length": "99",
    "transfer-encoding": "chunked",
    "set-cookie": "a=b",
    "x-gateway-subject": "root",
    "access-control-allow-credentials": "true",
    "content-type": "text/html",
  });
  expect(answeredHeaders(headers)).toEqual({
    "content-type": "text/html",
    "content-security-policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
  });
});
