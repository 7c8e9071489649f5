import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { expect } from "playwright/test";
import { baseUrl, call } from "../fixtures/account";
import { apiCaller } from "../fixtures/api-caller";
import { apiError } from "../fixtures/api-error";
import { test } from "../fixtures/test";

const CODINGS = { gzip: gzipSync, "x-gzip": gzipSync, deflate: deflateSync, br: brotliCompressSync } as const;

const bytes = (packed: Buffer) => new Uint8Array(packed);

const packed = (coding: string, body: Uint8Array<ArrayBuffer>, type = "application/json"): RequestInit => ({
  method: "POST",
  headers: { "content-type": type, "content-encoding": coding },
  body,
});

test("a body packed by gzip, deflate or br is read as what was packed", async ({ account }) => {
  const { send } = await apiCaller(account);
  for (const [coding, pack] of Object.entries(CODINGS)) {
    const asked = bytes(pack('{"query":"products(limit: 1) { id }"}'));
    expect([coding, await send("/api/query", packed(coding, asked))]).toMatchObject([coding, { status: 200 }]);
    const file = bytes(pack("sku,name\nA-1,One\n"));
    const imported = await send("/api/import?entity=products&dryRun=true", packed(coding, file, "text/csv"));
    expect([coding, imported]).toMatchObject([coding, { status: 200, body: { imported: 1 } }]);
  }
});

test("token endpoints read packed bodies as well", async ({ account }) => {
  const { username, password } = account;
  const login = bytes(gzipSync(JSON.stringify({ username, password })));
  const answer = await fetch(`${baseUrl()}/consumer/login`, packed("gzip", login));
  expect([answer.status, await answer.json()]).toMatchObject([200, { expires_in: 3600 }]);
});

test("another coding is 415 with those that are read, in each endpoint's own words", async ({ account }) => {
  const { key } = await apiCaller(account);
  for (const path of ["/api/query", "/api/v1/products", "/auth/login", "/consumer/login", "/api/oauth/token"]) {
    for (const coding of ["zstd", "compress", "gzip, gzip", "constructor"]) {
      const { status, headers, body } = await call("POST", path, {
        body: {},
        headers: { "x-api-key": key, "content-encoding": coding },
      });
      const accepted = headers.get("accept-encoding");
      expect([path, coding, status, accepted, JSON.stringify(body)]).toEqual([
        path,
        coding,
        415,
        "gzip, deflate, br",
        expect.stringContaining(coding),
      ]);
    }
  }
});

test("who may not call is told so before their body is unpacked", async () => {
  const { status } = await fetch(`${baseUrl()}/api/query`, packed("zstd", bytes(Buffer.from("{}"))));
  expect(status).toBe(401);
});

test("a body that is not what its coding says is 400", async ({ account }) => {
  const { send } = await apiCaller(account);
  const whole = gzipSync('{"query":"products { id }"}');
  for (const body of [Buffer.from("plain"), whole.subarray(0, whole.length - 9)]) {
    expect(await send("/api/query", packed("gzip", bytes(body)))).toMatchObject(
      apiError("syntax", "The body is not valid gzip, which its Content-Encoding says it is."),
    );
  }
});

test("limits count what was unpacked, and a bomb is not unpacked at all", async ({ account }) => {
  const { send } = await apiCaller(account);
  const large = bytes(gzipSync(JSON.stringify({ query: "x".repeat(2_000_000) })));
  expect(await send("/api/query", packed("gzip", large))).toMatchObject(apiError("tooLarge"));
  const form = bytes(gzipSync(`grant_type=${"x".repeat(200_000)}`));
  const token = await fetch(`${baseUrl()}/auth/oauth/token`, packed("gzip", form, "application/x-www-form-urlencoded"));
  expect([token.status, await token.json()]).toMatchObject([413, { error: "invalid_request" }]);
  const bomb = bytes(gzipSync(Buffer.alloc(30_000_000, "a")));
  expect(await send("/api/import?entity=products", packed("gzip", bomb, "text/csv"))).toMatchObject(
    apiError("tooLarge", "The body unpacks to more than 200 times its size."),
  );
});
