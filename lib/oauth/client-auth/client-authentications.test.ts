import { describe, expect, it } from "vitest";
import { Failure } from "../failure";
import {
  CLIENT_AUTH_METHODS,
  CONFIDENTIAL_AUTH_METHODS,
  presentedClient,
  toClientType,
} from "./client-authentications";

const basic = (text: string) => `Basic ${Buffer.from(text).toString("base64")}`;

const present = (authorization: string | null, fields: Record<string, string> = {}) => {
  try {
    return presentedClient({ authorization, parameters: new Map(Object.entries(fields)) });
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { code: error.code, basic: error.facts.triedBasic ?? false };
  }
};

describe("how a request says who its client is (RFC 6749 §2.3)", () => {
  it.each<[string, string | null, Record<string, string>, unknown]>([
    ["nothing", null, {}, null],
    ["a secret without a name", null, { client_secret: "s" }, null],
    ["a name alone", null, { client_id: "a" }, { id: "a", secret: null, basic: false }],
    [
      "name and secret in the body",
      null,
      { client_id: "a", client_secret: "s" },
      { id: "a", secret: "s", basic: false },
    ],
    [
      "an empty secret, which is none",
      null,
      { client_id: "a", client_secret: "" },
      { id: "a", secret: null, basic: false },
    ],
    ["Basic", basic("a:s"), {}, { id: "a", secret: "s", basic: true }],
    [
      "Basic in small letters, and a colon in the secret",
      basic("a:s:t").replace("Basic", "basic"),
      {},
      { id: "a", secret: "s:t", basic: true },
    ],
    ["Basic with the same name in the body", basic("a:s"), { client_id: "a" }, { id: "a", secret: "s", basic: true }],
    [
      "another scheme, which is not the endpoint's",
      "Bearer x",
      { client_id: "a" },
      { id: "a", secret: null, basic: false },
    ],
  ])("%s", (_, authorization, fields, expected) => {
    expect(present(authorization, fields)).toEqual(expected);
  });

  it("Basic that may be form-encoded is tried as it was sent, then decoded", () => {
    expect(present(basic("a%2Bb:s+t"))).toEqual({
      id: "a%2Bb",
      secret: "s+t",
      basic: true,
      alternatives: [{ id: "a+b", secret: "s t" }],
    });
  });

  it.each([
    ["no colon", basic("a")],
    ["a NUL", basic("a:\0")],
    ["no Base64", "Basic ???"],
    ["nothing after it", "Basic"],
    ["bytes that are no UTF-8", `Basic ${Buffer.from([0x61, 0x3a, 0xff]).toString("base64")}`],
    ["thousands of bytes", basic(`a:${"s".repeat(3000)}`)],
  ])("Basic with %s is invalid_client, and challenged", (_, authorization) => {
    expect(present(authorization)).toEqual({ code: "invalid_client", basic: true });
  });

  it.each([
    ["another name", { client_id: "b" }],
    ["a secret too", { client_id: "a", client_secret: "s" }],
  ])("Basic beside %s in the body is two ways at once, and refused", (_, fields) => {
    expect(present(basic("a:s"), fields)).toEqual({ code: "invalid_parameter", basic: false });
  });
});

it("a method belongs to public or to confidential clients", () => {
  for (const method of CLIENT_AUTH_METHODS) {
    expect(toClientType(method)).toBe(CONFIDENTIAL_AUTH_METHODS.includes(method) ? "confidential" : "public");
  }
  expect(toClientType("none")).toBe("public");
});
