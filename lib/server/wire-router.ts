import type { PathParameters } from "../http/handler";
import type { RouteExports } from "../http/route";

/** A wire route as the build found it in `app/`: the folder names of its path, and its module. */
export interface WireRoute {
  segments: readonly string[];
  module: Partial<RouteExports>;
}

interface Match {
  module: Partial<RouteExports>;
  params: PathParameters;
  segments: readonly string[];
}

const CATCH_ALL = /^\[?\[\.\.\.(.+?)\]\]?$/;
const ONE = /^\[([^.[\]]+)\]$/;

/** Fixed names before one-segment parameters before the rest, as Next decides. */
const rank = (segment: string) => (CATCH_ALL.test(segment) ? 2 : ONE.test(segment) ? 1 : 0);

function bySpecificity(one: WireRoute, other: WireRoute): number {
  for (let index = 0; index < Math.max(one.segments.length, other.segments.length); index++) {
    const difference = rank(one.segments[index] ?? "") - rank(other.segments[index] ?? "");
    if (difference !== 0) return difference;
  }
  return 0;
}

function matchSegments(segments: readonly string[], path: readonly string[]): PathParameters | undefined {
  const params: Record<string, string | readonly string[]> = {};
  for (const [index, segment] of segments.entries()) {
    const [, rest] = CATCH_ALL.exec(segment) ?? [];
    if (rest) {
      const remaining = path.slice(index);
      if (remaining.length === 0) return segment.startsWith("[[") ? params : undefined;
      params[rest] = remaining;
      return params;
    }
    const given = path[index];
    if (given === undefined) return undefined;
    const [, name] = ONE.exec(segment) ?? [];
    if (name) params[name] = given;
    else if (segment !== given) return undefined;
  }
  return path.length === segments.length ? params : undefined;
}

/** A segment as it was meant. One that is not UTF-8 stays as it is: its route refuses it in its own words. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** Finds the wire route of a path, with its parameters decoded; `undefined` for everything that is Next's. */
export function wireRouter(routes: readonly WireRoute[]): (pathname: string) => Match | undefined {
  const fixed = new Map(
    routes
      .filter(({ segments }) => segments.every((segment) => rank(segment) === 0))
      .map(({ segments, module }) => [`/${segments.join("/")}`, { module, params: {}, segments } satisfies Match]),
  );
  const open = routes.filter(({ segments }) => segments.some((segment) => rank(segment) > 0)).sort(bySpecificity);
  return (pathname) => {
    const known = fixed.get(pathname);
    if (known) return known;
    const path = pathname.split("/").filter(Boolean).map(decoded);
    for (const { segments, module } of open) {
      const params = matchSegments(segments, path);
      if (params) return { module, params, segments };
    }
    return undefined;
  };
}

/** Whether a request is for a wire endpoint, in whichever lane it is answered. */
export function wireAddresses(routes: readonly WireRoute[]): (pathname: string) => boolean {
  const find = wireRouter(routes);
  return (pathname) => Object.keys(find(pathname)?.module ?? {}).length > 0;
}
