import { isDatabaseAway } from "../../db/errors";
import { perRuntime } from "../per-runtime";
import type { Explanation } from "../refusals/actors";
import { Refusal } from "../refusals/refusal";
import type { RequestContext } from "./handler";

/** Why a request was not answered with success; the code is fixed text, and never holds what the client sent. */
export interface RequestFailure {
  code: string;
  explanation: Explanation | null;
}

/** What a thrown thing says of the request that it ended. */
export function toFailure(error: unknown): RequestFailure {
  if (error instanceof Refusal) return { code: error.code, explanation: error.explanation };
  return { code: isDatabaseAway(error) ? "unavailable" : "internal", explanation: null };
}

const failureCodes = perRuntime("failure-codes", () => new Map<string, string>());

/** Keeps why a request fails until it is answered, for its line in the log. */
export function keepFailure(
  { runtime, requestId }: Pick<RequestContext, "runtime" | "requestId">,
  { code }: RequestFailure,
): void {
  failureCodes(runtime).set(requestId, code);
}

/** Why a request fails, as far as anybody said. */
export const failureSoFar = ({
  runtime,
  requestId,
}: Pick<RequestContext, "runtime" | "requestId">): string | undefined => failureCodes(runtime).get(requestId);

/** Why a request failed, once; `undefined` where nobody said. */
export function takeFailure({ runtime, requestId }: Pick<RequestContext, "runtime" | "requestId">): string | undefined {
  const codes = failureCodes(runtime);
  const code = codes.get(requestId);
  codes.delete(requestId);
  return code;
}
