import type { z } from "zod";
import type { UserRow } from "../../../db/queries/users";
import type { Call } from "../../contracts/call";
import type { Runtime } from "../../runtime";
import { findSessionPerson, sessionCaller } from "../accounts/portal-session";
import type { PersonContext, UseCase } from "../management/use-case";

interface Given {
  params?: unknown;
  query?: unknown;
  body?: unknown;
}

/** Somebody with an account, who runs use cases as the shell would. */
export interface TestPerson {
  user: UserRow;
  password: string;
  sessionId: string;
  /** The context of a call; `scopes` narrows it, as a credential would. */
  context: (scopes?: readonly string[]) => Promise<PersonContext>;
  /** Runs a use case with its input and its output checked against the contract. */
  run: <C extends Call>(
    useCase: UseCase<C>,
    given?: Given,
    scopes?: readonly string[],
  ) => Promise<z.output<C["output"]>>;
}

export function testPerson(runtime: Runtime, user: UserRow, password: string, sessionId: string): TestPerson {
  const context = async (scopes?: readonly string[]): Promise<PersonContext> => {
    const person = await findSessionPerson(runtime, sessionId, "192.0.2.1");
    if (!person) throw new Error("the session of this test's person has ended");
    const caller = { ...sessionCaller(person, "192.0.2.1"), user: person.user };
    return {
      runtime,
      requestId: "req_test",
      address: "192.0.2.1",
      caller: scopes
        ? { ...caller, scopes, session: null, credential: { noun: "personal access token", id: "pat_test" } }
        : caller,
    };
  };
  return {
    user,
    password,
    sessionId,
    context,
    async run({ call, run }, given = {}, scopes) {
      const input = {
        params: call.params.parse(given.params ?? {}),
        query: call.query.parse(given.query ?? {}),
        body: call.method === "GET" || call.method === "DELETE" ? {} : call.body.parse(given.body ?? {}),
      };
      return call.output.parse(await run(input as Parameters<typeof run>[0], await context(scopes))) as never;
    },
  };
}
