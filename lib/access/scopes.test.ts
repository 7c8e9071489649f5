import { describe, expect, it } from "vitest";
import { allows, intersectScopes, splitScopes } from "./scopes";

describe("scopes", () => {
  it("are split at spaces and commas, each once", () => {
    expect(splitScopes(" read,write  read ,openid ")).toEqual(["read", "write", "openid"]);
    expect(splitScopes("")).toEqual([]);
  });

  it("cover: read every entity's reading, write every writing, and neither the other", () => {
    expect(allows(["read"], "products:read")).toBe(true);
    expect(allows(["write"], "products:write")).toBe(true);
    expect(allows(["write"], "read")).toBe(false);
    expect(allows(["write"], "products:read")).toBe(false);
    expect(allows(["products:read"], "read")).toBe(false);
    expect(allows(["products:read"], "categories:read")).toBe(false);
    expect(allows(["portal"], "admin")).toBe(false);
    expect(allows([], "read")).toBe(false);
  });

  it("meet in the narrower of two bounds", () => {
    expect(intersectScopes(["read"], ["products:read", "write"])).toEqual(["products:read"]);
    expect(intersectScopes(["products:read"], ["read"])).toEqual(["products:read"]);
    expect(intersectScopes(["read", "portal"], ["read", "write"])).toEqual(["read"]);
    expect(intersectScopes(["write"], ["read"])).toEqual([]);
  });
});
