import { Failure } from "../../failure";
import { RedirectError } from "../outcome";

/** `invalid_scope` and `invalid_target` mean the same here as at the token endpoint. */
export async function asRedirectError<Value>(check: () => Value | Promise<Value>): Promise<Value> {
  try {
    return await check();
  } catch (error) {
    if (error instanceof Failure && (error.code === "invalid_scope" || error.code === "invalid_target")) {
      throw new RedirectError(error.code, error.message);
    }
    throw error;
  }
}
