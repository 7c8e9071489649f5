import { expect, it } from "vitest";
import { signInError } from "./sign-in-errors";

it.each(["CredentialsSignin", "TooManyTries", "CodeExpired", "NotLinked", "OAuthCallback", "Configuration"])(
  "has words of its own for %s",
  (code) => {
    expect(signInError(code)).not.toEqual(signInError("Default"));
  },
);

it.each(["Default", "__proto__", "constructor", "<script>", ["AccessDenied", "x"], undefined])(
  "says the same for %j as for any error that it does not know",
  (code) => {
    expect(signInError(code).title).toBe("That sign-in did not work");
  },
);
