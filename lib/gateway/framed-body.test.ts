import { expect, it } from "vitest";
import { framedBody } from "./framed-body";

const toStream = (text: string) => new Blob([text]).stream();
const asked = (method: string, headers: Record<string, string>, text = "") => ({
  method,
  headers: new Headers(headers),
  body: method === "GET" || method === "HEAD" ? null : toStream(text),
});

it("a request that announces no body has none", () => {
  const bodiless = [asked("GET", {}), asked("GET", { "content-length": "0" }), asked("POST", {}), asked("DELETE", {})];
  expect(bodiless.map(framedBody)).toEqual([null, null, null, null]);
});

it("a body that servers disagree about is refused", () => {
  for (const [method, headers] of [
    ["GET", { "content-length": "5" }],
    ["HEAD", { "content-length": "5" }],
    ["GET", { "transfer-encoding": "chunked" }],
    ["POST", { "content-length": "5", "transfer-encoding": "chunked" }],
    ["POST", { "content-length": "+5" }],
    ["POST", { "content-length": "5, 5" }],
    ["POST", { "content-length": "0x5" }],
    ["POST", { "content-length": "" }],
  ] as const) {
    expect(() => framedBody(asked(method, headers, "hello")), JSON.stringify(headers)).toThrow();
  }
});

it("as many bytes pass as were announced; one more or less fails", async () => {
  const read = async (length: string) => {
    const body = framedBody(asked("POST", { "content-length": length }, "hello"));
    return [body?.length, await new Response(body?.stream ?? null).text().catch((error: Error) => error.message)];
  };
  const wrong = "The body is not as long as its Content-Length says.";
  expect(await read("5")).toEqual([5, "hello"]);
  expect(await read("4")).toEqual([4, wrong]);
  expect(await read("6")).toEqual([6, wrong]);
});

it("a body in chunks goes on without a length", async () => {
  const body = framedBody(asked("DELETE", { "transfer-encoding": "chunked" }, "hello"));
  expect([body?.length, await new Response(body?.stream ?? null).text()]).toEqual([null, "hello"]);
});
