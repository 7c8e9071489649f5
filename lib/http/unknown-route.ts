import { ApiError } from "../api-error";
import { dataManners } from "./api-manners";
import { METHODS } from "./handler";
import { type RouteExports, route } from "./route";

const unknown = async (request: Request): Promise<never> => {
  const { pathname } = new URL(request.url);
  throw new ApiError(
    "notFound",
    `There is no ${request.method} ${pathname} here. /api/openapi.json lists what there is.`,
  );
};

/** Answers 404 in the data API's words at every address below an API's that no other route has: a program asked, not a browser. */
export const unknownRoute = (): RouteExports =>
  route(Object.fromEntries(METHODS.map((method) => [method, unknown])), dataManners);
