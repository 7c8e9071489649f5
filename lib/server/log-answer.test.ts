import { expect, it } from "vitest";
import { newSecret } from "../credentials/secret";
import { randomBase62 } from "../ids";
import { loggedPath } from "./log-answer";

it("logs a path without its query, link tokens, secrets and JWTs", () => {
  const token = randomBase62(40);
  expect(loggedPath(`/reset-password/${token}?next=/x`)).toBe(`/reset-password/${token.slice(0, 4)}…`);
  expect(loggedPath(`/verify-email/${token}.`)).toBe(`/verify-email/${token.slice(0, 4)}….`);
  expect(loggedPath(`/odata/${newSecret("key")}`)).toBe("/odata/gth_key_…");
  expect(loggedPath("/a/eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJ4In0.c2ln")).toBe("/a/eyJ…");
  expect(loggedPath("/api/v1/products/7?key=1")).toBe("/api/v1/products/7");
  expect(loggedPath("/api/admin/users/usr_0Tq3kAbCdEfGhIjKlMnO")).toBe("/api/admin/users/usr_0Tq3kAbCdEfGhIjKlMnO");
});
