import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { openJws } from "./jwt";
import { SIGNING_ALGORITHMS, verificationKeyFrom } from "./signing-key";

// Public test vectors (Wycheproof), which are no part of this project.
const FILE = "../shared/data/jose/wycheproof_json_web_signature_test.json";

interface Group {
  public?: { alg?: string; kty: string };
  private?: { alg?: string; kty: string };
  tests: { tcId: number; comment: string; jws: string; result: string }[];
}

describe.skipIf(!existsSync(FILE))(`public JWS vectors (passed over where ${FILE} is missing)`, () => {
  const { testGroups } = existsSync(FILE)
    ? (JSON.parse(readFileSync(FILE, "utf8")) as { testGroups: Group[] })
    : { testGroups: [] };

  it("an invalid signature is never accepted, and valid ones of our algorithms are", async () => {
    let accepted = 0;
    let refused = 0;
    for (const group of testGroups) {
      const jwk = group.public ?? group.private;
      const algorithm = SIGNING_ALGORITHMS.find((known) => known === jwk?.alg);
      if (!jwk || !algorithm) continue;
      const key = await verificationKeyFrom(algorithm, jwk);
      for (const { tcId, comment, jws, result } of group.tests) {
        const opened = openJws(() => key, jws) !== undefined;
        if (result === "invalid") expect(opened, `${tcId} ${comment}`).toBe(false);
        if (opened) accepted++;
        else refused++;
      }
    }
    expect({ accepted: accepted > 0, refused: refused > 100 }).toEqual({ accepted: true, refused: true });
  });
});
