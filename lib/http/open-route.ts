import { dataErrorFormat } from "./api-error-format";
import type { Handler } from "./handler";
import { type RouteExports, route } from "./route";

/** A route that anyone may call: metadata and health. Each use of it stands in the list of `e2e/house.spec.ts`. */
export const openRoute = (handlers: { GET: Handler }): RouteExports =>
  route(handlers, dataErrorFormat, { servedInDoubt: true });
