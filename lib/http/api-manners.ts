import { AccessError } from "../access/access-error";
import { API_ERRORS, ApiError } from "../api-error";
import { accessErrorResponse } from "./access-error-response";
import { apiErrorResponse } from "./api-error-response";
import type { RequestContext } from "./handler";
import type { RouteManners } from "./route";

function fail(error: unknown, request: Request, context: RequestContext): Response {
  const known = error instanceof ApiError;
  if (!known && error instanceof AccessError) {
    return accessErrorResponse(error, request, context.runtime.env.publicUrl);
  }
  if (!known || API_ERRORS[error.kind].status >= 500) {
    context.runtime.log.error({ err: error, requestId: context.requestId }, "request failed");
  }
  if (known) return apiErrorResponse(error);
  return apiErrorResponse(new ApiError("internal", "Something went wrong here. Quote the request id when you ask."));
}

const methodNotAllowed = (allow: string) =>
  apiErrorResponse(new ApiError("methodNotAllowed", `This address takes ${allow}.`, { headers: { allow } }));

/** Answers of the data APIs: JSON errors of one shape, any origin without credentials (CONTRACT §3). */
export const dataManners: RouteManners = {
  fail,
  methodNotAllowed,
  cors: { exposeHeaders: "*, www-authenticate, x-request-id, retry-after, etag, location, odata-version" },
};

/** Answers of the management API: the same shape, and never to another origin (DESIGN §9). */
export const managementManners: RouteManners = { fail, methodNotAllowed, cors: null };
