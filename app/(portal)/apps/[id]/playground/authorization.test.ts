import { describe, expect, it } from "vitest";
import type { Attempt } from "./attempt";
import { authorizationParameters, readCallback, readClaims } from "./authorization";

const ISSUER = "https://gatehouse.example";
const attempt: Attempt = {
  state: "s1",
  verifier: "v1",
  challenge: "c1",
  scopes: ["read", "email"],
  redirectUri: `${ISSUER}/apps/app_1/playground`,
};

it("asks with state and PKCE, and never with the verifier or a secret", () => {
  const parameters = Object.fromEntries(authorizationParameters("id1", attempt));
  expect(parameters).toEqual({
    response_type: "code",
    client_id: "id1",
    redirect_uri: attempt.redirectUri,
    scope: "read email",
    state: "s1",
    code_challenge: "c1",
    code_challenge_method: "S256",
    prompt: "consent",
  });
});

describe("an answer", () => {
  const answer = (parameters: Record<string, string>, began: Attempt | null = attempt) =>
    readCallback(new URLSearchParams(parameters), began, ISSUER);

  it("with the state that was sent and our issuer gives the code", () => {
    expect(answer({ code: "c", state: "s1", iss: ISSUER })?.code).toBe("c");
  });

  it.each([
    ["another state", { code: "c", state: "s2", iss: ISSUER }],
    ["no state", { code: "c", iss: ISSUER }],
    ["another issuer", { code: "c", state: "s1", iss: "https://evil.example" }],
    ["no issuer", { code: "c", state: "s1" }],
    ["an error", { error: "access_denied", state: "s1", iss: ISSUER }],
  ])("with %s gives none", (_, parameters) => {
    expect(answer(parameters)?.code).toBeNull();
  });

  it("to nothing that this tab began gives none", () => {
    expect(answer({ code: "c", state: "s1", iss: ISSUER }, null)?.code).toBeNull();
  });

  it("is none while the address has none", () => {
    expect(answer({})).toBeNull();
  });
});

it("reads what a token says, letters beyond ASCII too", () => {
  const payload = Buffer.from(JSON.stringify({ name: "Zoë" })).toString("base64url");
  expect(JSON.parse(readClaims(`x.${payload}.y`))).toEqual({ name: "Zoë" });
});
