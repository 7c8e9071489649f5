import { readScope, writeScope } from "../entities/catalog";
import { catalog } from "../entities/served-catalog";

/** Splits a scope list as clients send it: at spaces and commas, each name once (CONTRACT §2). */
export const splitScopes = (text: string): string[] => [...new Set(text.split(/[\s,]+/).filter(Boolean))];

/**
 * The scopes of the declared entities, each with the broad one that includes it. By name and not by its ending: `read`
 * must not open what an administrator calls `payroll:read`.
 */
const INCLUDED: ReadonlyMap<string, "read" | "write"> = new Map(
  catalog.entities.flatMap((entity) => [
    [readScope(entity), "read"],
    [writeScope(entity), "write"],
  ]),
);

/** The broad scope that includes this one: `read` for `products:read`; `null` for one that is held by its name alone. */
export const includedIn = (scope: string): "read" | "write" | null => INCLUDED.get(scope) ?? null;

/**
 * Whether the held scopes cover the wanted one: by its name, or by `read` and `write` for the scopes of the declared
 * entities (CONTRACT §1). `write` does not cover `read`.
 */
export function allows(granted: readonly string[], wanted: string): boolean {
  const broad = includedIn(wanted);
  return granted.includes(wanted) || (broad !== null && granted.includes(broad));
}

/** These scopes with all that can meet them: what they include, and what includes them. */
export const withIncluded = (scopes: readonly string[]): string[] => [
  ...new Set([...scopes, ...INCLUDED.keys(), ...INCLUDED.values()]),
];

/**
 * What two bounds leave together: each scope of one side that the other side covers. `["read"]` with
 * `["products:read"]` is `["products:read"]`.
 */
export function intersectScopes(one: readonly string[], other: readonly string[]): string[] {
  const both = [...one.filter((scope) => allows(other, scope)), ...other.filter((scope) => allows(one, scope))];
  return [...new Set(both)];
}

/**
 * What is left of a credential's own scopes under everything that bounds them now (DESIGN §1.3): consent, app, role.
 * `null` as its own is all that the bounds leave; a `null` bound is none.
 */
export function effectiveScopes(
  own: readonly string[] | null,
  bounds: readonly (readonly string[] | null)[],
): readonly string[] {
  const scopes = bounds.reduce<readonly string[] | null>(
    (left, bound) => (left && bound ? intersectScopes(left, bound) : (left ?? bound)),
    own,
  );
  return scopes ?? [];
}
