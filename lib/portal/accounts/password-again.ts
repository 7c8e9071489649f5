import type { UserRow } from "../../../db/queries/users";
import { forgive, throttle } from "../../access/rate-limit";
import { ApiError } from "../../api-error";
import { verifyPassword } from "../../credentials/password";
import type { Runtime } from "../../runtime";

/**
 * Asks a signed-in person for their password once more, before something that a borrowed browser must not do. Throws
 * `ApiError`: `forbidden` for a wrong one (the credential of the call itself is good, so never 401), and
 * `AccessError("too_many_requests")`.
 */
export async function requirePasswordAgain(
  runtime: Runtime,
  user: Pick<UserRow, "id" | "passwordHash">,
  password: string,
  field: string,
): Promise<void> {
  if (!user.passwordHash) {
    throw new ApiError("forbidden", "Your account has no password. Choose one under Forgotten password first.");
  }
  await throttle(runtime, "password-again", user.id);
  if (!(await verifyPassword(user.passwordHash, password))) {
    const message = "That is not your password.";
    throw new ApiError("forbidden", message, { details: [{ field, message }] });
  }
  await forgive(runtime, "password-again", user.id);
}
