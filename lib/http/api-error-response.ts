import { API_ERRORS, type ApiError } from "../api-error";
import { jsonResponse } from "../whole-response";

/** The wire form of an error of the data and management APIs. */
export function apiErrorResponse(error: ApiError): Response {
  const { status, name, code } = API_ERRORS[error.code];
  const details = error.details.length > 0 ? { details: error.details } : {};
  return jsonResponse(
    { error: { name, code, message: error.message, ...details } },
    { status, headers: { ...error.headers, "cache-control": "no-store" } },
  );
}
