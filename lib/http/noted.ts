import { AccessError } from "../access/access-error";
import { ApiError } from "../api-error";
import { PageError } from "../oauth/authorize/outcome";
import { Failure } from "../oauth/failure";
import type { Finding, Parties } from "../oauth/finding";
import { metricsOf } from "../usage/metrics";
import { usageOf } from "../usage/usage";
import type { RequestContext } from "./handler";

/** What is noted of a request beside its answer. */
export interface Noted {
  /** What it is counted under; `null`: only remembered. */
  operation: string | null;
  /** Filled as the request shows whose it is. */
  parties: Parties;
}

function failureOf(error: unknown): { code: string; finding: Finding | null } {
  if (error instanceof AccessError || error instanceof Failure) {
    return { code: error.code, finding: error.facts.finding ?? { reason: error.message } };
  }
  if (error instanceof PageError) return { code: error.reason, finding: error.finding };
  if (error instanceof ApiError) return { code: error.kind, finding: { reason: error.message } };
  return { code: "internal", finding: null };
}

/**
 * Does the work of a request and notes how it was answered, for the usage figures and for the owner of the credential,
 * who may read why it was refused. `fail` words what was thrown.
 */
export async function noted(
  request: Request,
  context: RequestContext,
  { operation, parties }: Noted,
  work: () => Promise<Response>,
  fail: (error: unknown) => Response | Promise<Response>,
): Promise<Response> {
  const started = performance.now();
  let failure: ReturnType<typeof failureOf> | null = null;
  let response: Response;
  try {
    response = await work();
  } catch (error) {
    failure = failureOf(error);
    if (error instanceof AccessError || error instanceof Failure || error instanceof PageError) {
      Object.assign(parties, error.parties);
    }
    response = await fail(error);
  }
  const { runtime, requestId, address } = context;
  const { method } = request;
  const { status } = response;
  const path = new URL(request.url).pathname;
  const milliseconds = performance.now() - started;
  const answered = { requestId, operation, method, path, status, milliseconds, address };
  usageOf(runtime).note({ ...answered, parties, failure });
  metricsOf(runtime).note(answered);
  runtime.log.debug({ ...answered, ...(failure && { failure: failure.code }) }, "answered");
  return response;
}
