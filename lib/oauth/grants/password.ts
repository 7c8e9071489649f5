import { allows } from "../../access/scopes";
import { authenticateClient, requireEnabled, requireGrant } from "../client-auth";
import { Failure } from "../failure";
import { issueToPerson } from "../issue-to-person";
import { type Grant, required } from "./grant";

/**
 * `password` (RFC 6749 §4.3): a person's own user name and password, for clients that may use it; where `needs` names a
 * scope, only for people whose role has it, the others being told no more than a wrong password is.
 */
export const password =
  (needs?: string): Grant =>
  async (core, request) => {
    const username = required(request, "username");
    const secretWord = required(request, "password");
    const client = await authenticateClient(core, request);
    requireGrant(client, "password");
    requireEnabled(client);
    const person = await core.signIn(username, secretWord, request.address);
    if (needs !== undefined && !allows(person.scopes, needs)) {
      throw new Failure("invalid_credentials", "The user name or the password is wrong.");
    }
    return issueToPerson(core, request, { person, client });
  };
