import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { catalog } from "../entities/served-catalog";
import { allows, effectiveScopes, includedIn, intersectScopes, splitScopes } from "./scopes";

const DECLARED: ReadonlyMap<string, string> = new Map(
  ["read", "write"].flatMap((broad) => catalog.entities.map(({ name }) => [`${name}:${broad}`, broad] as const)),
);

/** Names that look like what `read` and `write` cover, and others. */
const scopeNames = fc.oneof(
  fc.constantFrom(
    ...["payroll:read", "orders:write", "readx:read", "products:read:extra", "x:products:read", "PRODUCTS:read"],
    ...[
      "products:READ",
      "products :read",
      ":read",
      ":write",
      "read:read",
      "write:write",
      "read:products",
      "product:read",
    ],
    ...[
      "__proto__:read",
      "constructor",
      "__proto__",
      "hasOwnProperty",
      "*:read",
      "*",
      "READ",
      "read ",
      "",
      "portal",
      "admin",
    ],
    ...["products:read\u0000", "productѕ:read", "products：read", "products:write:read", "categories:readable"],
  ),
  fc.string({ unit: "grapheme", maxLength: 30 }),
  fc.tuple(fc.string({ maxLength: 12 }), fc.constantFrom("read", "write")).map(([noun, verb]) => `${noun}:${verb}`),
);

describe("scopes", () => {
  it("are split at spaces and commas, each once", () => {
    expect(splitScopes(" read,write  read ,openid ")).toEqual(["read", "write", "openid"]);
    expect(splitScopes("")).toEqual([]);
  });

  it("cover: read every declared entity's reading, write every writing, and neither the other", () => {
    for (const [name, broad] of DECLARED) {
      expect([name, allows([broad], name), includedIn(name)]).toEqual([name, true, broad]);
    }
    expect(allows(["write"], "read")).toBe(false);
    expect(allows(["write"], "products:read")).toBe(false);
    expect(allows(["products:read"], "read")).toBe(false);
    expect(allows(["products:read"], "categories:read")).toBe(false);
    expect(allows(["portal"], "admin")).toBe(false);
    expect(allows([], "read")).toBe(false);
  });

  it("that no declared entity brings along are held by their very name, whatever else is held", () => {
    fc.assert(
      fc.property(fc.array(scopeNames), scopeNames, (others, wanted) => {
        fc.pre(!DECLARED.has(wanted));
        const everythingElse = ["read", "write", "portal", "admin", "openid", ...DECLARED.keys(), ...others];
        const granted = everythingElse.filter((name) => name !== wanted);
        expect(allows(granted, wanted)).toBe(false);
        expect(intersectScopes(granted, [wanted])).toEqual([]);
        expect(effectiveScopes([wanted], [granted])).toEqual([]);
        expect(allows([...granted, wanted], wanted)).toBe(true);
        expect(includedIn(wanted)).toBeNull();
      }),
      { numRuns: 2000 },
    );
  });

  it("meet in the narrower of two bounds", () => {
    expect(intersectScopes(["read"], ["products:read", "write"])).toEqual(["products:read"]);
    expect(intersectScopes(["products:read"], ["read"])).toEqual(["products:read"]);
    expect(intersectScopes(["read", "portal"], ["read", "write"])).toEqual(["read"]);
    expect(intersectScopes(["write"], ["read"])).toEqual([]);
  });
});
