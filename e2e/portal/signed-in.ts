import type { BrowserContext } from "playwright/test";
import { type Account, baseUrl } from "../fixtures/account";

/** Gives a browser the session of an account, as if it had signed in. */
export async function signInAs(context: BrowserContext, account: Account, origin = baseUrl()): Promise<void> {
  const cookies = account.cookie.split("; ").map((pair) => {
    const equals = pair.indexOf("=");
    return { name: pair.slice(0, equals), value: pair.slice(equals + 1), url: origin };
  });
  await context.addCookies(cookies);
}
