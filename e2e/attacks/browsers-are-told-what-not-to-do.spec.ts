import { expect } from "playwright/test";
import { baseUrl } from "../fixtures/account";
import { documentedOperations, nameOf } from "../fixtures/documented";
import { findAll, sendDocumented } from "../fixtures/send-documented";
import { test } from "../fixtures/test";

test("no page runs a script that is not this request's own, is framed, or sends its form elsewhere", async () => {
  for (const path of ["/", "/login", "/signup", "/request-access", "/help/en/api", "/nothing/here"]) {
    const [one, other] = [await fetch(baseUrl() + path), await fetch(baseUrl() + path)];
    const policy = one.headers.get("content-security-policy") ?? "";
    const [, nonce = ""] = /script-src 'self' 'nonce-([^']+)' 'strict-dynamic';/.exec(policy) ?? [];
    expect(Buffer.from(nonce, "base64").length, path).toBeGreaterThanOrEqual(16);
    expect(other.headers.get("content-security-policy")).not.toContain(nonce);
    for (const directive of [
      "default-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "form-action 'self'",
    ]) {
      expect(policy, path).toContain(directive);
    }
    const scripts = (await one.text()).match(/<script[^>]*>/g) ?? [];
    expect(
      scripts.filter((tag) => !tag.includes(`nonce="${nonce}"`)),
      path,
    ).toEqual([]);
  }
});

test("no answer is guessed to be of another type, and none that is refused is kept", async () => {
  const finds = await findAll(await documentedOperations(), async (operation) => {
    const { status, headers } = await sendDocumented(operation, { body: "{" });
    const found = ["x-content-type-options", "content-type", "cache-control"].map((name) => headers.get(name));
    const [sniff, type, kept] = found;
    const fine = sniff === "nosniff" && /charset|json/.test(type ?? "") && kept === "no-store" && status >= 400;
    return fine ? undefined : `${nameOf(operation)}: ${status} ${found.join(" | ")}`;
  });
  expect(finds).toEqual([]);
});
