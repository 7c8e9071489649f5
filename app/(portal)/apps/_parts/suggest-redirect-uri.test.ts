import { expect, it } from "vitest";
import { suggestRedirectUri } from "./suggest-redirect-uri";

it.each([
  ["http://acme.example/callback", "https://acme.example/callback"],
  ["acme.example/callback", "https://acme.example/callback"],
  ["localhost:3000/cb", "http://localhost:3000/cb"],
  ["127.0.0.1/cb", "http://127.0.0.1/cb"],
  ["https://acme.example/cb#done", "https://acme.example/cb"],
  ["https://me:secret@acme.example/cb", "https://acme.example/cb"],
  ["https:\\\\acme.example\\cb", "https://acme.example/cb"],
])("for %s it proposes %s", (uri, better) => expect(suggestRedirectUri(uri)).toBe(better));

it.each(["https://*.acme.example/cb", "acme:/callback", "javascript:alert(1)", "two words", ""])(
  "for %j it does not guess",
  (uri) => expect(suggestRedirectUri(uri)).toBeNull(),
);
