import { describe, expect, it } from "vitest";
import { GRANTS, grantTypesFor } from "./grants";

const CODE = ["authorization_code", "refresh_token"] as const;
const OWN = ["client_credentials"] as const;
const PASSWORD = ["password"] as const;

describe("what a client is registered for when it is made", () => {
  it.each([
    ["app", "confidential", [...CODE, ...OWN], PASSWORD],
    ["app", "public", CODE, [...OWN, ...PASSWORD]],
    // It belongs to nobody, whose role could bound what it does for itself.
    ["registered", "confidential", CODE, [...OWN, ...PASSWORD]],
    ["registered", "public", CODE, [...OWN, ...PASSWORD]],
    ["integration", "confidential", OWN, [...CODE, ...PASSWORD]],
    ["plugin", "confidential", OWN, [...CODE, ...PASSWORD]],
    ["first-party", "public", ["refresh_token", ...PASSWORD], ["authorization_code", ...OWN]],
  ] as const)("%s, %s: %j, and not %j", (kind, type, allowed, refused) => {
    const types = grantTypesFor(kind, type);
    expect(types).toEqual(expect.arrayContaining([...allowed]));
    for (const one of refused) expect(types).not.toContain(one);
  });

  it("is named once: no two grants have one name", () => {
    expect(new Set(GRANTS.map(({ type }) => type)).size).toBe(GRANTS.length);
  });
});
