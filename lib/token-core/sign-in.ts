import { findPerson } from "../../db/queries/token-people";
import { Failure } from "../oauth/failure";
import type { Person } from "../oauth/types";
import { checkPassword } from "../portal/accounts/check-password";
import { hasSecondFactor } from "../portal/accounts/second-factor";
import { withActors } from "../refusals/with-actors";
import type { Runtime } from "../runtime";

const WRONG = "The user name or the password is wrong.";

const NEEDS_CODE =
  "The account has two-factor sign-in on, so its password alone opens nothing. Use an access token, an API key or an app.";

/**
 * A password sent by a program, in whichever dialect. None of them has a place for a code, so somebody with two-factor
 * sign-in on is refused, in the words of a wrong password: or else every grant by password would be a way around it.
 * Their owner reads why under Usage.
 */
export async function signIn(runtime: Runtime, identifier: string, password: string, address: string): Promise<Person> {
  const check = await checkPassword(runtime, { identifier, password, address });
  // Unknown, wrong, disabled, unconfirmed: told alike, so that nobody learns who has an account.
  if (check.outcome !== "right") throw new Failure("invalid_credentials", WRONG);
  return withActors({ userId: check.user.id }, async () => {
    if (await hasSecondFactor(runtime.db, check.user.id)) {
      throw new Failure("invalid_credentials", WRONG, { explanation: { reason: NEEDS_CODE } });
    }
    const person = await findPerson(runtime.db, check.user.id);
    if (!person) throw new Failure("invalid_credentials", WRONG);
    return person;
  });
}
