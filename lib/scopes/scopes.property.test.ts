import fc from "fast-check";
import { expect, test } from "vitest";
import { allows, effectiveScopes, intersectScopes, splitScopes } from "./scopes";

/** UTF-16 units of any kind, halves of characters among them. */
const anyText = fc.array(fc.nat(0xffff), { maxLength: 40 }).map((units) => String.fromCharCode(...units));

const NAMES = [
  "read",
  "write",
  "products:read",
  "products:write",
  "categories:read",
  "portal",
  "admin",
  "payroll:read",
];
const scopes = fc.uniqueArray(fc.constantFrom(...NAMES));
const bounds = fc.array(fc.option(scopes), { maxLength: 4 });

/** Everything that a list opens, by name. */
const opened = (granted: readonly string[]) => NAMES.filter((name) => allows(granted, name));

test("what two bounds leave together opens what each of them opens, and nothing else, whichever comes first", () => {
  fc.assert(
    fc.property(scopes, scopes, (one, other) => {
      // A broad scope is opened by its name alone: what is left of it under a narrow one is the narrow one.
      const both = opened(one).filter((name) => opened(other).includes(name));
      expect(opened(intersectScopes(one, other))).toEqual(both);
      expect(opened(intersectScopes(other, one))).toEqual(both);
      expect(opened(intersectScopes(one, one))).toEqual(opened(one));
    }),
  );
});

test("effective scopes never open more than the credential or any bound, and another bound never adds one", () => {
  fc.assert(
    fc.property(fc.option(scopes), bounds, scopes, (own, bounding, another) => {
      const left = effectiveScopes(own, bounding);
      for (const bound of [own, ...bounding]) {
        if (bound) for (const scope of left) expect(allows(bound, scope), scope).toBe(true);
      }
      const fewer = opened(effectiveScopes(own, [...bounding, another]));
      if (own || bounding.some((bound) => bound !== null))
        for (const scope of fewer) expect(opened(left)).toContain(scope);
    }),
  );
});

test("taking a scope away from a credential or a bound never opens another", () => {
  fc.assert(
    fc.property(scopes, scopes, fc.constantFrom(...NAMES), (own, bound, taken) => {
      const before = opened(effectiveScopes(own, [bound]));
      const without = (list: readonly string[]) => list.filter((scope) => scope !== taken);
      for (const after of [effectiveScopes(without(own), [bound]), effectiveScopes(own, [without(bound)])]) {
        for (const scope of opened(after)) expect(before).toContain(scope);
      }
    }),
  );
});

test("a list that is split has no name twice, none that is empty, and none with what separates names", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const names = splitScopes(text);
      expect(new Set(names).size).toBe(names.length);
      for (const name of names) expect(name).toMatch(/^[^\s,]+$/);
      expect(splitScopes(names.join(" "))).toEqual(names);
    }),
  );
});
