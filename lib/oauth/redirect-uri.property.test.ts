import fc from "fast-check";
import { expect, test } from "vitest";
import { checkRedirectUri, matchesRedirectUri } from "./redirect-uri";

const REGISTERED = [
  "https://app.example.com/cb",
  "https://app.example.com:8443/cb?tenant=1",
  "https://app.example.com/",
  "http://localhost/cb",
  "http://localhost:3000/cb",
  "http://127.0.0.1/cb",
  "http://127.0.0.1:5000/cb?x=1",
  "http://[::1]:5000/cb",
  "com.example.app:/cb",
];

const PIECES = [
  ...["@", ":", "/", "//", "\\", ".", "#", "?", "&", "%2f", "%00", "%0d%0a", "*", ";", " ", "\t", "\n", "\0"],
  ...[
    ".evil.example",
    "evil.example",
    ":80",
    ":99999",
    ":0",
    ":+80",
    ":443@evil.example",
    "user:pw@",
    "[::1]",
    "127.1",
  ],
  ...["localhost", "127.0.0.2", "HTTP", "https:", "javascript:", "\u202e", "\u3002", "ı", "..", "/../"],
];

/** A registered URI with something put in, taken out or exchanged; now and then any text. */
const requested = fc.oneof(
  {
    arbitrary: fc
      .tuple(fc.constantFrom(...REGISTERED), fc.nat(60), fc.nat(4), fc.constantFrom("", ...PIECES))
      .map(([uri, at, taken, piece]) => uri.slice(0, at) + piece + uri.slice(at + taken)),
    weight: 9,
  },
  { arbitrary: fc.constantFrom(...REGISTERED), weight: 2 },
  { arbitrary: fc.webUrl(), weight: 1 },
);

const types = fc.constantFrom("confidential" as const, "public" as const);

test("a redirect URI matches where it is the registered one, or differs from it in the port of a loopback host alone", () => {
  fc.assert(
    fc.property(fc.constantFrom(...REGISTERED), requested, types, (registered, given, type) => {
      if (!matchesRedirectUri(registered, given, { type }) || registered === given) return;
      const [one, other] = [new URL(registered), new URL(given)];
      expect(one.protocol).toBe("http:");
      expect(["localhost", "127.0.0.1", "[::1]"]).toContain(one.hostname);
      if (one.hostname === "localhost") expect(type).toBe("public");
      // Any URL parser sees the same host, path and query, and nobody's name before them.
      one.port = other.port;
      expect(other.href).toBe(one.href);
    }),
    { numRuns: 2000 },
  );
});

test("what can be registered is a URL without user or fragment that a browser goes to over https, on its own machine, or in an app", () => {
  fc.assert(
    fc.property(requested, (uri) => {
      if (checkRedirectUri(uri, []) !== null) return;
      const { protocol, hostname, username, password, hash } = new URL(uri);
      expect([username, password, hash]).toEqual(["", "", ""]);
      const isLocal = hostname === "localhost" || /^127\.|^\[::1\]$/.test(hostname);
      expect(
        protocol === "https:" ||
          (protocol === "http:" && isLocal) ||
          /^[a-z][a-z0-9+-]*(\.[a-z0-9+-]+)+:$/.test(protocol),
      ).toBe(true);
    }),
    { numRuns: 2000 },
  );
});
