import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { type Peppers, readPeppers } from "./pepper";
import { isStale, open, SafeStoreError, seal } from "./safe-store";

const newPepper = () => randomBytes(32).toString("base64url");
const place = () => ({ purpose: "client-secret", recordId: "sec_1", ownerKey: new Uint8Array(randomBytes(32)) });

describe("SafeStore", () => {
  const peppers: Peppers = readPeppers(newPepper());

  it("gives back what was sealed", async () => {
    const where = place();
    const sealed = await seal(peppers, where, "gth_sec_ü🔑");
    expect(await open(peppers, where, sealed)).toBe("gth_sec_ü🔑");
  });

  it("is a JWE of AES-256-CBC with HMAC-SHA-512 that holds no plain text", async () => {
    const sealed = await seal(peppers, place(), "a plain secret");
    const [header = "", key] = sealed.split(".");
    expect(JSON.parse(Buffer.from(header, "base64url").toString())).toEqual({
      alg: "dir",
      enc: "A256CBC-HS512",
      kid: peppers[0].id,
    });
    expect(key).toBe("");
    expect(Buffer.from(sealed, "base64url").includes("a plain secret")).toBe(false);
  });

  it("seals the same text differently each time", async () => {
    const where = place();
    expect(await seal(peppers, where, "x")).not.toBe(await seal(peppers, where, "x"));
  });

  it("does not open with the database alone: owner's key and sealed value under another pepper", async () => {
    const where = place();
    const sealed = await seal(peppers, where, "secret");
    const [header = "", ...rest] = sealed.split(".");
    const stranger = readPeppers(newPepper());
    const forged = Buffer.from(
      JSON.stringify({ ...JSON.parse(Buffer.from(header, "base64url").toString()), kid: stranger[0].id }),
    ).toString("base64url");
    await expect(open(stranger, where, sealed)).rejects.toThrow(SafeStoreError);
    await expect(open(stranger, where, [forged, ...rest].join("."))).rejects.toThrow(SafeStoreError);
  });

  it("does not open with the pepper alone, for another owner, record or purpose", async () => {
    const where = place();
    const sealed = await seal(peppers, where, "secret");
    await expect(open(peppers, { ...where, ownerKey: randomBytes(32) }, sealed)).rejects.toThrow(SafeStoreError);
    await expect(open(peppers, { ...where, recordId: "sec_2" }, sealed)).rejects.toThrow(SafeStoreError);
    await expect(open(peppers, { ...where, purpose: "signing-key" }, sealed)).rejects.toThrow(SafeStoreError);
    await expect(open(peppers, { ...where, ownerKey: new Uint8Array(0) }, sealed)).rejects.toThrow(SafeStoreError);
  });

  it("keeps purpose and record apart however they are spelled", async () => {
    const where = place();
    const sealed = await seal(peppers, { ...where, purpose: "a", recordId: 'b","c' }, "secret");
    await expect(open(peppers, { ...where, purpose: 'a","b', recordId: "c" }, sealed)).rejects.toThrow(SafeStoreError);
  });

  it("refuses a flipped bit in every part", async () => {
    const where = place();
    const parts = (await seal(peppers, where, "secret")).split(".");
    for (const index of [0, 2, 3, 4]) {
      const bytes = Buffer.from(parts[index] ?? "", "base64url");
      bytes[0] = (bytes[0] ?? 0) ^ 1;
      const broken = parts.map((part, at) => (at === index ? bytes.toString("base64url") : part)).join(".");
      await expect(open(peppers, where, broken)).rejects.toThrow(SafeStoreError);
    }
  });

  it("refuses what is no sealed value", async () => {
    for (const text of ["", "....", "a.b.c", "eyJhbGciOiJub25lIn0....", "\0"]) {
      await expect(open(peppers, place(), text)).rejects.toThrow(SafeStoreError);
    }
  });

  it("opens what an older pepper sealed, and tells that it wants sealing again", async () => {
    const [older, newer] = [newPepper(), newPepper()];
    const where = place();
    const sealed = await seal(readPeppers(older), where, "secret");
    const both = readPeppers(`${newer},${older}`);
    expect(isStale(both, sealed)).toBe(true);
    const again = await seal(both, where, await open(both, where, sealed));
    expect(isStale(both, again)).toBe(false);
    expect(await open(readPeppers(newer), where, again)).toBe("secret");
    await expect(open(readPeppers(newer), where, sealed)).rejects.toThrow(SafeStoreError);
  });
});
