import { describe, expect, it } from "vitest";
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
  ])("%s", (uri) => expect(checkRedirectUri(uri)).toBeNull());
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
    "http://127.0.0.1.evil.example/cb",
  ])("%s", (uri) => expect(checkRedirectUri(uri)).toEqual(expect.any(String)));
});

describe("matching", () => {
  it("is exact", () => {
    const registered = "https://app.example.com/cb";
    expect(matchesRedirectUri(registered, registered)).toBe(true);
    for (const requested of [
      "https://app.example.com/cb/",
      "https://app.example.com/CB",
      "https://APP.example.com/cb",
      "https://app.example.com:443/cb",
      "https://app.example.com/cb?",
      "https://app.example.com/%63b",
    ]) {
      expect(matchesRedirectUri(registered, requested)).toBe(false);
    }
  });

  it("leaves only the port of a loopback IP free (RFC 8252 §7.3)", () => {
    expect(matchesRedirectUri("http://127.0.0.1/cb", "http://127.0.0.1:49152/cb")).toBe(true);
    expect(matchesRedirectUri("http://127.0.0.1:80/cb", "http://127.0.0.1:49152/cb")).toBe(true);
    expect(matchesRedirectUri("http://[::1]/cb", "http://[::1]:49152/cb")).toBe(true);
    for (const requested of [
      "http://127.0.0.1:49152/other",
      "http://127.0.0.1:49152@evil.example/cb",
      "http://127.0.0.1:99999/cb",
      "http://127.0.0.2:49152/cb",
      "http://localhost:49152/cb",
      "https://127.0.0.1:49152/cb",
    ]) {
      expect(matchesRedirectUri("http://127.0.0.1/cb", requested)).toBe(false);
    }
    expect(matchesRedirectUri("http://localhost/cb", "http://localhost:49152/cb")).toBe(false);
  });
});
