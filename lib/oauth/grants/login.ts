import { Failure } from "../failure";
import { issueToPerson } from "../issue-to-person";
import { clientCredentials } from "./client-credentials";
import { type Grant, required } from "./grant";

/** A person's own user name and password, without a client between (seed 4). */
export const login: Grant = async (core, request) => {
  const username = required(request, "username");
  const person = await core.signIn(username, required(request, "password"), request.address);
  return issueToPerson(core, request, { person });
};

/**
 * `client_credentials` where the credentials may be a person's as well as an app's (seed 4: "it is also possible to
 * provide your username and password").
 */
export const clientOrPersonCredentials: Grant = async (core, request) => {
  try {
    return await clientCredentials(core, request);
  } catch (failure) {
    const { client } = request;
    if (!(failure instanceof Failure) || failure.code !== "invalid_client" || !client?.secret) throw failure;
    try {
      const person = await core.signIn(client.id, client.secret, request.address);
      return await issueToPerson(core, request, { person });
    } catch (second) {
      if (!(second instanceof Failure) || second.code !== "invalid_credentials") throw second;
      // Told as a bad client; whose account it was, and why, is for its owner.
      const { finding } = second.facts;
      if (finding) Object.assign(failure, { facts: { ...failure.facts, finding }, parties: second.parties });
      throw failure;
    }
  }
};
