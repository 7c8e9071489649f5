import { ApiError } from "../api-error";
import { AccessError } from "../refusals/access-error";
import { accessErrorResponse } from "./access-error-response";
import { apiErrorResponse } from "./api-error-response";
import type { RequestContext } from "./handler";
import { recognised } from "./recognised";
import type { ErrorFormat } from "./route";

function fail(thrown: unknown, request: Request, context: RequestContext): Response {
  const error = recognised(thrown, context);
  const known = error instanceof ApiError;
  if (!known && error instanceof AccessError) {
    return accessErrorResponse(error, request, context.runtime.env.publicUrl);
  }
  // What is not offered, and an upstream that is away, are answers like others: the request's own line tells of them.
  if (!known || error.code === "internal") {
    context.runtime.log.error({ err: error, requestId: context.requestId }, "request failed");
  }
  if (known) return apiErrorResponse(error);
  return apiErrorResponse(new ApiError("internal", "Something went wrong here. Quote the request id when you ask."));
}

const methodNotAllowed = (allow: string) =>
  apiErrorResponse(new ApiError("methodNotAllowed", `This address takes ${allow}.`, { headers: { allow } }));

/** Answers of the data APIs: JSON errors of one shape, any origin without credentials (CONTRACT §3). */
export const dataErrorFormat: ErrorFormat = {
  fail,
  methodNotAllowed,
  cors: { exposeHeaders: "*, www-authenticate, x-request-id, retry-after, etag, location, odata-version" },
};

/** Answers of the management API: the same shape, and never to another origin (DESIGN §9). */
export const managementErrorFormat: ErrorFormat = { fail, methodNotAllowed, cors: null };
