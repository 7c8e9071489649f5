import { describe, expect, it } from "vitest";
import { replyUrl } from "./authorize/request";
import { checkRedirectUri, matchesRedirectUri } from "./redirect-uri";

describe("a redirect URI can be registered", () => {
  it.each([
    "https://app.example.com/callback",
    "https://app.example.com/callback?tenant=1",
    "https://app.example.com:8443/",
    "http://localhost:3000/cb",
    "http://127.0.0.1/cb",
    "http://[::1]:5000/cb",
    "com.example.app:/oauth",
    "com.example.app://oauth/cb",
  ])("%s", (uri) => expect(checkRedirectUri(uri, [])).toBeNull());
});

it("may have another scheme of a native app where an administrator has named it", () => {
  for (const uri of ["cursor://anysphere.cursor-deeplink/mcp", "CURSOR://x", "cursor:/cb"]) {
    expect(checkRedirectUri(uri, ["vscode", "cursor"])).toBeNull();
    expect(checkRedirectUri(uri, ["vscode"])).toContain('An administrator can allow "cursor"');
    expect(checkRedirectUri(uri, "any")).toBeNull();
  }
});

describe("a redirect URI is refused with a reason", () => {
  it.each([
    "",
    "/callback",
    "app.example.com/callback",
    "http://app.example.com/callback",
    "https://app.example.com/#frag",
    "https://app.example.com/#",
    "https://*.example.com/cb",
    "https://user:pass@example.com/cb",
    "https://example.com/a b",
    "https://example.com\\@evil.example/cb",
    "https://example.com/\ncb",
    "javascript:alert(1)",
    "JAVASCRIPT:alert(1)",
    "data:text/html,x",
    "file:///etc/passwd",
    "myapp:/cb",
    "cursors://x",
    "localhost:3000/callback",
    "https:evil.example",
    "https:/evil.example",
    "https:///evil.example",
    "http:localhost/cb",
    "https://bücher.example/cb",
    "https://app.example/ü",
    "https://аpp.example/cb",
    "http://127.0.0.1.evil.example/cb",
  ])("%s", (uri) => expect(checkRedirectUri(uri, ["cursor", "localhost"])).toEqual(expect.any(String)));
});

it("that is not ASCII is refused with the one that is", () => {
  expect(checkRedirectUri("https://bücher.example/ü", [])).toContain("https://xn--bcher-kva.example/%C3%BC");
});

it("that was registered before it had to be is answered in ASCII: a header takes nothing else", () => {
  const url = replyUrl(
    { redirectUri: "https://bücher.example/ж?a=1", state: undefined, issuer: "https://i.test" },
    { code: "c" },
  );
  expect(url).toBe("https://b%C3%BCcher.example/%D0%B6?a=1&code=c&iss=https%3A%2F%2Fi.test");
});

const APP = { type: "confidential" } as const;

describe("matching", () => {
  it("is exact", () => {
    const registered = "https://app.example.com/cb";
    expect(matchesRedirectUri(registered, registered, APP)).toBe(true);
    for (const requested of [
      "https://app.example.com/cb/",
      "https://app.example.com/CB",
      "https://APP.example.com/cb",
      "https://app.example.com:443/cb",
      "https://app.example.com/cb?",
      "https://app.example.com/%63b",
    ]) {
      expect(matchesRedirectUri(registered, requested, APP)).toBe(false);
    }
  });

  it("leaves only the port of a loopback IP free (RFC 8252 §7.3)", () => {
    expect(matchesRedirectUri("http://127.0.0.1/cb", "http://127.0.0.1:49152/cb", APP)).toBe(true);
    expect(matchesRedirectUri("http://127.0.0.1:80/cb", "http://127.0.0.1:49152/cb", APP)).toBe(true);
    expect(matchesRedirectUri("http://[::1]/cb", "http://[::1]:49152/cb", APP)).toBe(true);
    for (const requested of [
      "http://127.0.0.1:49152/other",
      "http://127.0.0.1:49152@evil.example/cb",
      "http://127.0.0.1:99999/cb",
      "http://127.0.0.2:49152/cb",
      "http://localhost:49152/cb",
      "https://127.0.0.1:49152/cb",
    ]) {
      expect(matchesRedirectUri("http://127.0.0.1/cb", requested, APP)).toBe(false);
    }
  });

  it("leaves the port of localhost free as well, for public clients", () => {
    const asked = ["http://localhost/cb", "http://localhost:49152/cb"] as const;
    expect(matchesRedirectUri(...asked, { type: "public" })).toBe(true);
    expect(matchesRedirectUri(...asked, APP)).toBe(false);
    for (const requested of [
      "http://localhost:49152/other",
      "http://localhost.evil.example:80/cb",
      "http://localhost:1@evil.example/cb",
      "http://127.0.0.1:49152/cb",
      "https://localhost:49152/cb",
    ]) {
      expect(matchesRedirectUri("http://localhost/cb", requested, { type: "public" })).toBe(false);
    }
  });
});
