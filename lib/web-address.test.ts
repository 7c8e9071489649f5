import { expect, test } from "vitest";
import { webAddressProblem } from "./web-address";

test("an address of the web is one that everybody reads alike", () => {
  for (const good of [
    "https://acme.example",
    "http://acme.example:8080/a?b=c#d",
    "https://xn--bcher-kva.example/ü",
    "https://[2001:db8::1]/",
  ]) {
    expect([good, webAddressProblem(good)]).toEqual([good, null]);
  }
  for (const bad of [
    "",
    "acme.example",
    "ftp://acme.example",
    "javascript:alert(1)",
    "https:evil.example",
    "https:/evil.example",
    "https:///evil.example",
    "https:\\\\evil.example",
    "https://user:pw@evil.example/",
    "https://user@evil.example/",
    "https://@evil.example/",
    "https://a b.example/",
    "https://evil.example\u202e",
    "https://a\u200bb.example/",
    "https://аррӏе.com/",
    "https://[",
  ]) {
    expect([bad, webAddressProblem(bad)]).toEqual([bad, expect.any(String)]);
  }
  expect(webAddressProblem("https://bücher.example/")).toContain("xn--bcher-kva.example");
});
