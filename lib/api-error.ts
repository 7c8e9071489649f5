import { Refusal } from "./refusals/refusal";

/** Names and codes of the data and management APIs' errors (CONTRACT §2.3, §3). */
export const API_ERRORS = {
  validation: { status: 400, name: "ValidationException", code: "VALIDATION_FAILURE" },
  syntax: { status: 400, name: "SyntaxError", code: "SYNTAX_ERROR" },
  unauthorized: { status: 401, name: "UnauthorizedError", code: "UNAUTHORIZED" },
  forbidden: { status: 403, name: "ForbiddenError", code: "FORBIDDEN" },
  notFound: { status: 404, name: "NotFoundError", code: "NOT_FOUND" },
  methodNotAllowed: { status: 405, name: "MethodNotAllowedError", code: "METHOD_NOT_ALLOWED" },
  notAcceptable: { status: 406, name: "NotAcceptableError", code: "NOT_ACCEPTABLE" },
  requestTimeout: { status: 408, name: "RequestTimeoutError", code: "REQUEST_TIMEOUT" },
  conflict: { status: 409, name: "ConflictError", code: "CONFLICT" },
  preconditionFailed: { status: 412, name: "PreconditionFailedError", code: "PRECONDITION_FAILED" },
  payloadTooLarge: { status: 413, name: "PayloadTooLargeError", code: "PAYLOAD_TOO_LARGE" },
  unsupportedMediaType: { status: 415, name: "UnsupportedMediaTypeError", code: "UNSUPPORTED_MEDIA_TYPE" },
  preconditionRequired: { status: 428, name: "PreconditionRequiredError", code: "PRECONDITION_REQUIRED" },
  tooManyRequests: { status: 429, name: "TooManyRequestsError", code: "RATE_LIMITED" },
  internal: { status: 500, name: "InternalError", code: "INTERNAL" },
  badGateway: { status: 502, name: "BadGatewayError", code: "BAD_GATEWAY" },
  serviceUnavailable: { status: 503, name: "ServiceUnavailableError", code: "SERVICE_UNAVAILABLE" },
  gatewayTimeout: { status: 504, name: "GatewayTimeoutError", code: "GATEWAY_TIMEOUT" },
  notImplemented: { status: 501, name: "NotImplementedError", code: "NOT_IMPLEMENTED" },
} as const;
export type ApiErrorKind = keyof typeof API_ERRORS;

/** One thing that is wrong with the input: the field by its path, and what to do about it. */
export interface ErrorDetail {
  field?: string;
  message: string;
  [fact: string]: unknown;
}

/** As many as somebody mends: a body of a megabyte can be wrong in 60,000 places, and would be answered with three. */
export const MOST_DETAILS = 100;

/** An answer other than success, worded for the caller; the shells turn it into `{"error":{name,code,message,details?}}`. */
export class ApiError extends Refusal {
  static override readonly kind = "ApiError";
  readonly code: ApiErrorKind;
  readonly details: readonly ErrorDetail[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    code: ApiErrorKind,
    message: string,
    more: { details?: readonly ErrorDetail[]; headers?: Record<string, string>; cause?: unknown } = {},
  ) {
    super(message, { reason: message }, "cause" in more ? { cause: more.cause } : undefined);
    this.code = code;
    this.details = (more.details ?? []).slice(0, MOST_DETAILS);
    this.headers = more.headers ?? {};
  }
}
