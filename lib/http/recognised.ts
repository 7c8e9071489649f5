import { isDatabaseAway } from "../../db/errors";
import { RETRY_AFTER, unavailable } from "../changes/certainty";
import { AccessError } from "../refusals/access-error";
import { Refusal } from "../refusals/refusal";
import type { RequestContext } from "./handler";

/**
 * What was thrown, as every kind of endpoint understands it: a database that is away, however its driver says so, is
 * a refusal that asks to try again (503) and no fault of ours (500). What has been put into words already is what it
 * says: an upstream that refused the connection is not the database.
 */
export function recognised(thrown: unknown, { runtime, requestId }: RequestContext): unknown {
  // By its name: its class may be that of Next's copy.
  if (thrown instanceof Error && thrown.name === "PasswordsBusyError") {
    return new AccessError("unavailable", thrown.message, { retryAfter: RETRY_AFTER }, { cause: thrown });
  }
  if (thrown instanceof Refusal || !isDatabaseAway(thrown)) return thrown;
  runtime.log.warn({ err: thrown, requestId }, "the database is away");
  return unavailable(thrown);
}
