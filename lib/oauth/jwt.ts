import { type SigningKey, signBytes, type VerificationKey, verifyBytes } from "./signing-key";

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** A compact JWS (RFC 7515 §3.1) over the claims. */
export async function signJwt(key: SigningKey, type: string, claims: object): Promise<string> {
  const input = `${encode({ alg: key.algorithm, typ: type, kid: key.kid })}.${encode(claims)}`;
  const signature = await signBytes(key, Buffer.from(input));
  return `${input}.${Buffer.from(signature).toString("base64url")}`;
}

function decode(part: string): Record<string, unknown> | undefined {
  // Only the canonical spelling: another one of the same bytes would pass a revocation by its text.
  const bytes = Buffer.from(part, "base64url");
  if (part === "" || bytes.toString("base64url") !== part) return undefined;
  try {
    const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Header and payload of a compact JWS that one of our keys signed, or `undefined`. The key decides the algorithm, so
 * that a header cannot talk the verifier into another one (RFC 8725 §3.1); `crit` is refused, for none is understood.
 */
export function openJws(
  findKey: (kid: string) => VerificationKey | undefined,
  token: string,
): { header: Record<string, unknown>; payload: string } | undefined {
  const [head, payload, tail, ...more] = token.split(".");
  if (!head || payload === undefined || !tail || more.length > 0) return undefined;
  const header = decode(head);
  if (!header || typeof header.kid !== "string" || "crit" in header) return undefined;
  const key = findKey(header.kid);
  if (!key || header.alg !== key.algorithm) return undefined;
  const signature = Buffer.from(tail, "base64url");
  if (signature.toString("base64url") !== tail) return undefined;
  return verifyBytes(key, Buffer.from(`${head}.${payload}`), signature) ? { header, payload } : undefined;
}

/** The claims of a JWT of this `typ` that one of our keys signed, or `undefined` (RFC 8725 §3.11). */
export function verifyJwt(
  findKey: (kid: string) => VerificationKey | undefined,
  type: string,
  token: string,
): Record<string, unknown> | undefined {
  const opened = openJws(findKey, token);
  const typ = opened?.header.typ;
  if (!opened || typeof typ !== "string" || typ.toLowerCase().replace(/^application\//, "") !== type) return undefined;
  return decode(opened.payload);
}
