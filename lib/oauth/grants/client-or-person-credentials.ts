import { Failure } from "../failure";
import { issueToPerson } from "../issue-to-person";
import { signInAs } from "../sign-in-as";
import { clientCredentials } from "./client-credentials";
import type { Grant, GrantDeclaration } from "./grant";

const clientOrPerson: Grant = async (core, request) => {
  try {
    return await clientCredentials.run(core, request);
  } catch (failure) {
    const { client } = request;
    if (!(failure instanceof Failure) || failure.code !== "invalid_client" || !client?.secret) throw failure;
    try {
      const person = await signInAs(core, client, request.address);
      return await issueToPerson(core, request, { person });
    } catch (second) {
      if (!(second instanceof Failure) || second.code !== "invalid_credentials") throw second;
      // Answered as a bad client; whose account it was, and why, is for its owner.
      const { explanation } = second.facts;
      if (!explanation) throw failure;
      const told = new Failure(failure.code, failure.message, { ...failure.facts, explanation });
      told.actors = second.actors;
      throw told;
    }
  }
};

/**
 * `client_credentials` where the credentials may be a person's as well as an app's (the published contract: "it is also
 * possible to provide your username and password").
 */
export const clientOrPersonCredentials: GrantDeclaration<"client_credentials"> = {
  ...clientCredentials,
  run: clientOrPerson,
};
