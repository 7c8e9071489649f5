import { findLogin } from "../../db/queries/logins";
import { getLastUsed } from "../access/last-used";
import { atAddress, forgive, throttle } from "../access/rate-limit";
import { lookUpDigests } from "../credentials/pepper";
import { Failure } from "../oauth/failure";
import { sameText } from "../oauth/same-text";
import type { ShownPerson } from "../oauth/types";
import { withActors } from "../refusals/with-actors";
import type { Runtime } from "../runtime";

/**
 * The account behind a B2B login's user name and password, with what the login is narrowed to. Throws `Failure`:
 * `invalid_credentials`, told alike for unknown, wrong, revoked and expired, and `suspended`; counts failures by address
 * and by name.
 */
export async function signInCredential(
  runtime: Runtime,
  username: string,
  password: string,
  address: string,
): Promise<ShownPerson> {
  // The address first: whoever has used theirs up begins no more counters for names.
  await throttle(runtime, "client-auth-address", address);
  await throttle(runtime, "b2b-login-at-address", atAddress(username, address));
  const found = await findLogin(runtime.db, username);
  const digests = lookUpDigests(runtime.env.peppers, password);
  if (!found) throw new Failure("invalid_credentials", "Invalid credentials");
  return withActors({ userId: found.person.id, credentialId: found.id }, async () => {
    const fits = digests.some((digest) => sameText(digest, found.digest));
    if (found.revoked || !fits) {
      const explanation = {
        reason: fits ? "The login was revoked or has expired." : "The password is not this login's.",
      };
      throw new Failure("invalid_credentials", "Invalid credentials", { explanation });
    }
    await forgive(runtime, "b2b-login-at-address", atAddress(username, address));
    await forgive(runtime, "client-auth-address", address);
    if (found.disabled || found.person.disabled)
      throw new Failure("suspended", "The credential or its account is disabled.");
    getLastUsed(runtime).record("credentials", found.id, address);
    return { person: found.person, credential: { id: found.id, addresses: found.addresses, scopes: found.scopes } };
  });
}
