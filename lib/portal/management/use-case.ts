import type { z } from "zod";
import type { Caller, CallerUser } from "../../access/caller";
import type { Call, Input } from "../../contracts/call";
import type { Runtime } from "../../runtime";

/** Who asks, from where, and what to work with. */
export interface UseCaseContext {
  runtime: Runtime;
  requestId: string;
  address: string;
  /** `null` only where the contract lets anyone call. */
  caller: Caller | null;
}

/** The context of a call that a signed-in person, or a credential of theirs, makes. */
export interface PersonContext extends UseCaseContext {
  caller: Caller & { user: CallerUser };
}

/** A contract with the function that fulfils it. */
export interface UseCase<C extends Call = Call> {
  call: C;
  run: (input: UseCaseInput<C>, context: PersonContext) => Promise<z.input<C["output"]>>;
}

/** A use case whose contract is not looked at any further: what a route takes. */
export interface AnyUseCase {
  call: Call;
  run: (input: never, context: PersonContext) => Promise<unknown>;
}

export interface UseCaseInput<C extends Call> {
  params: Input<C, "params">;
  query: Input<C, "query">;
  body: Input<C, "body">;
}

/** Fulfils a contract for a person. The shell has checked input, credential and scope; `run` throws `ApiError`. */
export const implement = <C extends Call>(call: C, run: UseCase<C>["run"]): UseCase<C> => ({ call, run });

/** Fulfils a contract that anyone may call (`access: "anyone"`): there may be no caller. */
export function implementOpen<C extends Call>(
  call: C,
  run: (input: UseCaseInput<C>, context: UseCaseContext) => Promise<z.input<C["output"]>>,
): UseCase<C> {
  if (call.access !== "anyone") throw new Error(`${call.id} is not open to anyone`);
  return { call, run };
}
