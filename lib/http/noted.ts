import { AccessError } from "../access/access-error";
import { PageError } from "../oauth/authorize/outcome";
import { Failure } from "../oauth/failure";
import type { Parties } from "../oauth/finding";
import { metricsOf } from "../usage/metrics";
import { usageOf } from "../usage/usage";
import { failureOf, keepFailure, type RequestFailure } from "./failure";
import type { RequestContext } from "./handler";

/** What is noted of a request beside its answer. */
export interface Noted {
  /** What it is counted under; `null`: only remembered. */
  operation: string | null;
  /** Filled as the request shows whose it is. */
  parties: Parties;
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
  let failure: RequestFailure | null = null;
  let response: Response;
  try {
    response = await work();
  } catch (error) {
    failure = failureOf(error);
    keepFailure(context, failure);
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
  return response;
}
