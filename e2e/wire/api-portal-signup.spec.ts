import { expect } from "playwright/test";
import { baseUrl, call, unique } from "../fixtures/account";
import { test } from "../fixtures/test";

const PATH = "/api/portal/signup";
const someone = () => {
  const username = unique("s");
  return { name: "Sam Doe", email: `${username}@example.test`, username, password: "a good password" };
};
const post = (body: unknown, headers: Record<string, string> = {}) => call("POST", PATH, { body, headers });
const raw = async (body: string, type = "application/json") => {
  const response = await fetch(baseUrl() + PATH, { method: "POST", headers: { "content-type": type }, body });
  return { status: response.status, body: await response.json(), headers: response.headers };
};

test.describe("201", () => {
  test("makes an account with the default role and says nothing of the password", async () => {
    const { password, ...who } = someone();
    const { status, body, headers } = await post({ ...who, password });
    expect(status).toBe(201);
    expect(body).toEqual({
      id: expect.stringMatching(/^usr_/),
      email: who.email,
      username: who.username,
      role: "Consumer",
    });
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("x-request-id")).toMatch(/^req_/);
    expect(headers.getSetCookie()).toEqual([]);
  });

  test("makes a user name from the address where none is chosen", async () => {
    const { username, ...who } = someone();
    expect((await post(who)).body).toMatchObject({ username });
  });
});

test.describe("400", () => {
  for (const [field, value] of [
    ["name", ""],
    ["name", "nul\u0000"],
    ["name", 7],
    ["email", "not an address"],
    ["email", `${"x".repeat(250)}@example.test`],
    ["username", "a"],
    ["username", "has space"],
    ["username", "me@example.test"],
    ["password", "short"],
    ["password", "x".repeat(257)],
    ["password", null],
  ] as const) {
    test(`names ${field} when it is ${JSON.stringify(value).slice(0, 30)}`, async () => {
      const { status, body } = await post({ ...someone(), [field]: value });
      expect(status).toBe(400);
      expect(body).toMatchObject({
        error: { name: "ValidationException", code: "VALIDATION_FAILURE", details: [{ field }] },
      });
    });
  }

  test("refuses a password that is the email address", async () => {
    const who = someone();
    expect((await post({ ...who, password: who.email })).body).toMatchObject({
      error: { details: [{ field: "password" }] },
    });
  });

  test("refuses fields that it does not know, also those that would raise rights", async () => {
    for (const more of [{ role: "Administrator" }, { hasOwnProperty: 1 }, { constructor: {} }]) {
      expect((await post({ ...someone(), ...more })).status).toBe(400);
    }
    expect((await raw('{"__proto__":{"role":"Administrator"}}')).status).toBe(400);
  });

  test("says where malformed JSON breaks", async () => {
    const { status, body } = await raw('{\n  "name": "Sam",\n}');
    expect(status).toBe(400);
    expect(body).toMatchObject({ error: { name: "SyntaxError", code: "SYNTAX_ERROR" } });
    expect(body.error.message).toContain("line 3");
  });

  for (const body of ["null", "[]", '"text"', "7", ""]) {
    test(`refuses ${body === "" ? "an empty body" : body} in place of an object`, async () => {
      expect((await raw(body)).status).toBe(400);
    });
  }
});

test.describe("405", () => {
  test("names what it takes", async () => {
    const { status, headers, body } = await call("GET", PATH);
    expect(status).toBe(405);
    expect(headers.get("allow")).toBe("POST, OPTIONS");
    expect(body).toMatchObject({ error: { code: "METHOD_NOT_ALLOWED" } });
  });
});

test.describe("409", () => {
  test("a taken address or user name, in any case, names the field", async () => {
    const who = someone();
    await post(who);
    const again = await post({ ...someone(), email: who.email.toUpperCase() });
    expect(again.status).toBe(409);
    expect(again.body).toMatchObject({ error: { code: "CONFLICT", details: [{ field: "email" }] } });
    const named = await post({ ...someone(), username: who.username.toUpperCase() });
    expect(named.body).toMatchObject({ error: { code: "CONFLICT", details: [{ field: "username" }] } });
  });
});

test.describe("413", () => {
  test("a body above one megabyte", async () => {
    const { status } = await raw(JSON.stringify({ ...someone(), name: "x".repeat(1_100_000) }));
    expect(status).toBe(413);
  });
});

test.describe("415", () => {
  for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"]) {
    test(`${type}, which another site's form could send`, async () => {
      expect((await raw(JSON.stringify(someone()), type)).status).toBe(415);
    });
  }
});
