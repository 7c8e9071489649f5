import { expect } from "playwright/test";
import { baseUrl } from "../fixtures/account";
import { rawConnection } from "../fixtures/raw-http";
import { test } from "../fixtures/test";

/** Asks with a method that no HTTP client of ours sends; by HTTP/1.0, which knows of no chunks. */
async function ask(method: string, path: string) {
  const { host } = new URL(baseUrl());
  const text = await rawConnection(baseUrl(), `${method} ${path} HTTP/1.0\r\nHost: ${host}\r\n\r\n`).closed;
  const [head = "", body = ""] = text.split("\r\n\r\n");
  const header = (name: string) => new RegExp(`^${name}: (.*)$`, "im").exec(head)?.[1]?.trim();
  return { status: Number(head.slice(9, 12)), allow: header("allow"), type: header("content-type"), body };
}

const API = { error: { name: "MethodNotAllowedError", code: "METHOD_NOT_ALLOWED", message: expect.any(String) } };
const RFC_6749 = { error: "invalid_request", error_description: expect.any(String) };

const WIRE = [
  ["/healthz", "GET, HEAD, OPTIONS", API],
  ["/api/query", "POST, OPTIONS", API],
  ["/api/portal/me", "GET, HEAD, PATCH, OPTIONS", API],
  ["/odata/products", "GET, HEAD, POST, PATCH, DELETE, OPTIONS", API],
  ["/auth/oauth/token", "POST, OPTIONS", RFC_6749],
  ["/authorization/token", "POST, OPTIONS", RFC_6749],
  ["/auth/login", "POST, OPTIONS", { error: expect.objectContaining({ message: expect.any(String) }) }],
  ["/consumer/login", "POST, PUT, OPTIONS", { success: false, title: expect.any(String), message: expect.any(String) }],
  [
    "/api/oauth/token",
    "POST, OPTIONS",
    expect.objectContaining({ errors: [expect.objectContaining({ status: "405" })] }),
  ],
] as const;

for (const method of ["TRACE", "MERGE", "PROPFIND", "QUERY"]) {
  test(`405 with Allow, in the address's own words: ${method}`, async () => {
    for (const [path, allow, body] of WIRE) {
      const answer = await ask(method, path);
      expect([path, answer.status, answer.allow]).toEqual([path, 405, allow]);
      expect(JSON.parse(answer.body), path).toEqual(body);
    }
  });
}

test("a page is shown to whoever reads it or sends its form, and to no other method", async () => {
  for (const [method, path] of [
    ["TRACE", "/login"],
    ["PUT", "/login"],
    ["DELETE", "/dashboard"],
    ["QUERY", "/nothing/here"],
    ["MERGE", "/api/auth/session"],
  ] as const) {
    const { status, allow, body } = await ask(method, path);
    expect([method, path, status, allow, body]).toEqual([
      method,
      path,
      405,
      "GET, HEAD, POST",
      "This address takes GET, HEAD, POST.\n",
    ]);
  }
});

test("what no server knows as a method is 405 as well", async () => {
  for (const method of ["FOO", "get", "PUSH"]) {
    const { status, allow } = await ask(method, "/api/query");
    expect([method, status, allow]).toEqual([method, 405, "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS"]);
  }
});

test("nothing at an address is 404 for any method", async () => {
  const { status, body } = await ask("MERGE", "/api/nothing");
  expect([status, JSON.parse(body)]).toEqual([
    404,
    {
      error: {
        name: "NotFoundError",
        code: "NOT_FOUND",
        message: "There is no MERGE /api/nothing here. /api/openapi.json lists what there is.",
      },
    },
  ]);
});
