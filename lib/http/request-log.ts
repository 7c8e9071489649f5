import { pathOf } from "../path-of";
import { getUsageCounter } from "../usage/usage";
import type { RequestFailure } from "./failure";
import type { RequestContext } from "./handler";

interface Answered {
  request: Request;
  status: number;
  milliseconds: number;
  failure: RequestFailure | null;
}

/**
 * Records how a request was answered, for the usage figures and for the owner of the credential, who may read why it was
 * refused; nothing where its handler does not count it.
 */
export function recordRequest(
  { runtime, requestId, address, entry }: RequestContext,
  { request: { method, url }, ...answer }: Answered,
): void {
  const { operation, actors } = entry;
  if (operation === undefined) return;
  const path = pathOf(url);
  getUsageCounter(runtime).record({ ...answer, method, path, requestId, address, operation, actors });
}
