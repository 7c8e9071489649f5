import { allows } from "../../access/scopes";
import { authenticateClient, requireEnabled, requireGrant } from "../client-auth";
import { Failure } from "../failure";
import { issueToPerson } from "../issue-to-person";
import type { GrantType } from "../types";
import { type Grant, required } from "./grant";

interface PasswordRules {
  /** The scope that a person's role must have; the others are told no more than a wrong password is. */
  needs?: string;
  /** The grant for which a client must be registered to use this one. */
  registeredFor?: GrantType;
}

/** `password` (RFC 6749 §4.3): a person's own user name and password, through a client. */
export const password =
  ({ needs, registeredFor = "password" }: PasswordRules): Grant =>
  async (core, request) => {
    const username = required(request, "username");
    const secretWord = required(request, "password");
    const client = await authenticateClient(core, request);
    requireGrant(client, "password", registeredFor);
    requireEnabled(client);
    const person = await core.signIn(username, secretWord, request.address);
    if (needs !== undefined && !allows(person.scopes, needs)) {
      throw new Failure("invalid_credentials", "The user name or the password is wrong.");
    }
    return issueToPerson(core, request, { person, client });
  };
