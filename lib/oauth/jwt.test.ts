import { jwtVerify, SignJWT } from "jose";
import { describe, expect, it } from "vitest";
import { signJwt, verifyJwt } from "./jwt";
import { newSigningKey, SIGNING_ALGORITHMS, type VerificationKey } from "./signing-key";

const finder =
  (...keys: VerificationKey[]) =>
  (kid: string) =>
    keys.find((key) => key.kid === kid);

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

describe.each(SIGNING_ALGORITHMS)("%s", (algorithm) => {
  it("is signed here and verified by jose", async () => {
    const key = await newSigningKey(algorithm);
    const token = await signJwt(key, "at+jwt", { sub: "usr_1", scope: "read" });
    const { payload, protectedHeader } = await jwtVerify(token, key.publicKey);
    expect(payload).toEqual({ sub: "usr_1", scope: "read" });
    expect(protectedHeader).toEqual({ alg: algorithm, typ: "at+jwt", kid: key.kid });
  });

  it("is signed by jose and verified here", async () => {
    const key = await newSigningKey(algorithm);
    const token = await new SignJWT({ sub: "usr_1" })
      .setProtectedHeader({ alg: algorithm, typ: "at+jwt", kid: key.kid })
      .sign(key.privateKey);
    expect(verifyJwt(finder(key), "at+jwt", token)).toEqual({ sub: "usr_1" });
  });
});

describe("a token is refused", async () => {
  const key = await newSigningKey("ES256");
  const token = await signJwt(key, "at+jwt", { sub: "usr_1" });
  const [head = "", body = "", tail = ""] = token.split(".");
  const read = (text: string, keys = finder(key)) => verifyJwt(keys, "at+jwt", text);

  it("with another payload, header or signature", () => {
    expect(read(token)).toEqual({ sub: "usr_1" });
    expect(read(`${head}.${part({ sub: "usr_2" })}.${tail}`)).toBeUndefined();
    expect(read(`${part({ alg: "ES256", typ: "at+jwt", kid: key.kid, x: 1 })}.${body}.${tail}`)).toBeUndefined();
    expect(read(`${head}.${body}.${Buffer.alloc(64).toString("base64url")}`)).toBeUndefined();
    expect(read(`${head}.${body}.`)).toBeUndefined();
  });

  it("with alg none, or an HMAC under the public key", () => {
    expect(read(`${part({ alg: "none", typ: "at+jwt", kid: key.kid })}.${body}.`)).toBeUndefined();
    expect(read(`${part({ alg: "none", typ: "at+jwt", kid: key.kid })}.${body}.${tail}`)).toBeUndefined();
    expect(read(`${part({ alg: "HS256", typ: "at+jwt", kid: key.kid })}.${body}.${tail}`)).toBeUndefined();
  });

  it("of another type, with crit, or under an unknown key", async () => {
    expect(read(await signJwt(key, "JWT", { sub: "usr_1" }))).toBeUndefined();
    const critical = await new SignJWT({ sub: "usr_1" })
      .setProtectedHeader({ alg: "ES256", typ: "at+jwt", kid: key.kid, crit: ["b64"], b64: true })
      .sign(key.privateKey);
    expect(read(critical)).toBeUndefined();
    expect(read(token, finder(await newSigningKey("ES256")))).toBeUndefined();
  });

  it("in another spelling of the same bytes", () => {
    for (const text of [
      `${token}=`,
      ` ${token}`,
      `${token}.`,
      token.replaceAll(".", ".."),
      `${head}.${body}.${tail}%`,
    ]) {
      expect(read(text)).toBeUndefined();
    }
  });
});
