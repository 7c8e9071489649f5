import { requireScope } from "../access/caller";
import { throttle } from "../access/rate-limit";
import { requireCertainty } from "../changes/certainty";
import type { Call, Output } from "../contracts/call";
import { sessionCaller } from "../portal/accounts/portal-session";
import type { UseCase, UseCaseInput } from "../portal/management/use-case";
import { runtime } from "../runtime";
import { currentPerson, requestOrigin } from "./session";

/** What an address would carry: texts only, and nothing of what is not there. */
const toTexts = (given: Readonly<Record<string, unknown>> = {}): Record<string, string> =>
  Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  );

/**
 * What the management API would answer to the person who is signed in, for the page that is being drawn: the same use
 * case, counted in the same budget, behind the same checks. Throws what the call would be refused with.
 */
export async function ownCall<C extends Call>(
  { call, run }: UseCase<C>,
  { params, query }: { params?: Readonly<Record<string, unknown>>; query?: Readonly<Record<string, unknown>> },
): Promise<Output<C>> {
  const person = await currentPerson();
  if (!person) throw new Error(`${call.id} is asked for nobody`);
  const own = runtime();
  const { address, requestId } = await requestOrigin();
  const caller = sessionCaller(person, address);
  if (call.access === "admin") requireScope(caller, "admin");
  await requireCertainty(own);
  await throttle(own, "management-caller", caller.credential?.id ?? caller.subject);
  const input = { params: call.params.parse(toTexts(params)), query: call.query.parse(toTexts(query)), body: {} };
  const answer = await run(input as UseCaseInput<C>, {
    runtime: own,
    requestId,
    address,
    caller: { ...caller, user: person.user },
  });
  return JSON.parse(JSON.stringify(call.output.parse(answer))) as Output<C>;
}
