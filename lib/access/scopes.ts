/** Splits a scope list as clients send it: at spaces and commas, each name once (CONTRACT §2). */
export const splitScopes = (text: string): string[] => [...new Set(text.split(/[\s,]+/).filter(Boolean))];

/**
 * Whether one held scope covers a wanted one: itself, and `read` every `<entity>:read`, `write` every `<entity>:write`
 * (CONTRACT §1). `write` does not cover `read`.
 */
export function covers(held: string, wanted: string): boolean {
  return held === wanted || ((held === "read" || held === "write") && wanted.endsWith(`:${held}`));
}

/** Whether any of the held scopes covers the wanted one. */
export const allows = (held: readonly string[], wanted: string): boolean => held.some((scope) => covers(scope, wanted));

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
