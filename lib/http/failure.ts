import { AccessError } from "../access/access-error";
import { ApiError } from "../api-error";
import { PageError } from "../oauth/authorize/outcome";
import { Failure } from "../oauth/failure";
import type { Finding } from "../oauth/finding";
import { perRuntime } from "../per-runtime";
import type { RequestContext } from "./handler";

/** Why a request was not answered with success; the code is fixed text, and never holds what the client sent. */
export interface RequestFailure {
  code: string;
  finding: Finding | null;
}

/** What a thrown thing says of the request that it ended. */
export function failureOf(error: unknown): RequestFailure {
  if (error instanceof AccessError || error instanceof Failure) {
    return { code: error.code, finding: error.facts.finding ?? { reason: error.message } };
  }
  if (error instanceof PageError) return { code: error.reason, finding: error.finding };
  if (error instanceof ApiError) return { code: error.kind, finding: { reason: error.message } };
  return { code: "internal", finding: null };
}

const failureCodes = perRuntime("failure-codes", () => new Map<string, string>());

/** Keeps why a request fails until it is answered, for its line in the log. */
export function keepFailure({ runtime, requestId }: RequestContext, { code }: RequestFailure): void {
  failureCodes(runtime).set(requestId, code);
}

/** Why a request failed, once; `undefined` where nobody said. */
export function takeFailure({ runtime, requestId }: Pick<RequestContext, "runtime" | "requestId">): string | undefined {
  const codes = failureCodes(runtime);
  const code = codes.get(requestId);
  codes.delete(requestId);
  return code;
}
