import { allows } from "../../scopes/scopes";
import { Failure } from "../failure";
import { issueToPerson } from "../issue-to-person";
import { defineGrant, type GrantDeclaration } from "./grant";

interface PasswordRules {
  /** The scope that a person's role must have; the others are told no more than a wrong password is. */
  needs?: string;
  /** The grant whose registration opens this one, where that is another. */
  registeredFor?: string;
}

/** `password` (RFC 6749 §4.3): a person's own user name and password, through a client. */
export const passwordWith = ({ needs, ...rules }: PasswordRules): GrantDeclaration<"password"> =>
  defineGrant({
    type: "password",
    parameters: ["username", "password"],
    clients: ["first-party"],
    actsFor: "person",
    publicClients: "allowed",
    ...rules,
    async run(core, request, given) {
      const { username, password: secretWord } = given.parameters;
      const client = await given.client();
      const person = await core.signIn(username, secretWord, request.address);
      if (needs !== undefined && !allows(person.scopes, needs)) {
        throw new Failure("invalid_credentials", "The user name or the password is wrong.");
      }
      return issueToPerson(core, request, { person, client });
    },
  });

/** The grant as RFC 6749 has it. */
export const password = passwordWith({});
