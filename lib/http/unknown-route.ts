import { ApiError } from "../api-error";
import { dataErrorFormat } from "./api-error-format";
import { apiErrorResponse } from "./api-error-response";
import { METHODS } from "./handler";
import { FOREIGN_METHOD_HEADER } from "./private-headers";
import { type RouteExports, route } from "./route";

function nothingAt(request: Request): ApiError {
  const { pathname } = new URL(request.url);
  const method = request.headers.get(FOREIGN_METHOD_HEADER) || request.method;
  return new ApiError("notFound", `There is no ${method} ${pathname} here. /api/openapi.json lists what there is.`);
}

const unknown = (request: Request) => Promise.reject(nothingAt(request));

/** Answers 404 in the data API's words at every address below an API's that no other route has: a program asked, not a browser. */
export const unknownRoute = (): RouteExports =>
  route(Object.fromEntries(METHODS.map((method) => [method, unknown])), {
    ...dataErrorFormat,
    methodNotAllowed: (_, request) => apiErrorResponse(nothingAt(request)),
  });
