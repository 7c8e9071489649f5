import type { ServerResponse } from "node:http";
import { type WireRoute, wireRouter } from "./wire-router";

/** What is counted as one where it is of no route: files of the pages, and what there is nothing at. */
const FILES = "/_next";
const NO_ROUTE = "other";

const noted = new WeakMap<ServerResponse, string>();

/** Says of which route an answer is, where its address does not: what administrators have put behind the gate. */
export const noteRoute = (response: ServerResponse, template: string): void => {
  noted.set(response, template);
};

const toTemplate = (segments: readonly string[]): string =>
  `/${segments.map((segment) => segment.replace(/^\[{1,2}(?:\.{3})?(.+?)\]{1,2}$/, "{$1}")).join("/")}`;

/**
 * Gives of an answer the template of its address, such as `/api/portal/apps/{id}`: of the wire endpoints and pages that
 * there are, so that whoever calls what does not exist adds nothing to what is counted apart.
 */
export function routeTemplates(
  routes: readonly WireRoute[],
  pages: readonly (readonly string[])[],
): (response: ServerResponse, url: string) => string {
  const find = wireRouter([...routes, ...pages.map((segments) => ({ segments, module: {} }))]);
  return (response, url) => {
    const path = url.split("?", 1)[0] ?? "/";
    const known = noted.get(response) ?? (path.startsWith(`${FILES}/`) ? FILES : undefined);
    if (known !== undefined) return known;
    const match = find(path.length > 1 ? path.replace(/\/$/, "") : path);
    return match ? toTemplate(match.segments) : NO_ROUTE;
  };
}
