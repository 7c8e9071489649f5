import { getUsageCounter } from "../usage/usage";
import type { RequestFailure } from "./failure";
import type { RequestContext } from "./handler";

interface Answered {
  method: string;
  path: string;
  status: number;
  milliseconds: number;
  failure: RequestFailure | null;
}

/**
 * Records how a request was answered, for the usage figures and for the owner of the credential, who may read why it was
 * refused; nothing where its handler does not count it.
 */
export function recordRequest({ runtime, requestId, address, entry }: RequestContext, answer: Answered): void {
  const { operation, actors } = entry;
  if (operation === undefined) return;
  getUsageCounter(runtime).record({ ...answer, requestId, address, operation, actors });
}
