import { expect, it } from "vitest";
import { authorizeSample, curlWithApiKey, envFile } from "./samples";

it("writes an authorize address whose parameters survive a parser", () => {
  const sample = authorizeSample("http://localhost:3000", {
    clientId: "abc",
    redirectUri: "https://acme.example/cb?x=1&y=2",
    scopes: ["products:read", "email"],
    pkce: false,
  });
  const { searchParams } = new URL(sample.replace(/\s+/g, ""));
  expect(Object.fromEntries(searchParams)).toEqual({
    response_type: "code",
    client_id: "abc",
    redirect_uri: "https://acme.example/cb?x=1&y=2",
    scope: "products:read email",
    state: "a-value-you-can-check",
  });
});

it("writes a first call that a shell reads as one command", () => {
  expect(curlWithApiKey("http://localhost:3000", "k").replace(/ \\\n\s*/g, " ")).toBe(
    `curl http://localhost:3000/api/query -H "X-API-Key: k" -H "Content-Type: application/json" -d '{"query":"products { id, name, price, stock }"}'`,
  );
});

it("writes one variable a line into a .env file", () => {
  expect(envFile({ A: "1", B: "two" })).toBe("A=1\nB=two\n");
});
