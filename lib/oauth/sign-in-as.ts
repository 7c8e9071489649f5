import type { ClientCredentials, TokenCore } from "./core";
import { Failure } from "./failure";
import type { Person } from "./types";

/**
 * The person whose user name and password the credentials are: as they were sent, and where that is nobody, in their
 * other readings. Throws `Failure("invalid_credentials")`.
 */
export async function signInAs(core: TokenCore, credentials: ClientCredentials, address: string): Promise<Person> {
  const { id, secret, alternatives = [] } = credentials;
  try {
    return await core.signIn(id, secret ?? "", address);
  } catch (failure) {
    const [other] = alternatives;
    if (!other || !(failure instanceof Failure) || failure.code !== "invalid_credentials") throw failure;
    return core.signIn(other.id, other.secret, address);
  }
}
