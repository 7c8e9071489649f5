import { findUserByIdentifier, type UserRow } from "../../../db/queries/users";
import { atAddress, type Bucket, forgive, throttle, withinBudget } from "../../access/rate-limit";
import type { Runtime } from "../../runtime";
import { type KnownBrowser, knows } from "./known-browser";

/** Who tries a password, from where. */
export interface PasswordTry {
  /** An email address or a user name. */
  identifier: string;
  address: string;
  /** The browser, where people have signed in with it before. */
  browser?: KnownBrowser | null | undefined;
}

/** A try that was counted. */
export interface CountedTry {
  user: UserRow | null;
  /** Whether it must fail, whatever the password is. */
  spent: boolean;
  /** Gives it back, once it has turned out to be a good one. */
  forgive(): Promise<void>;
}

type Count = readonly [bucket: Bucket, key: string];

// No email address or user name holds one, and PostgreSQL refuses NUL in text.
const isPossible = (identifier: string) =>
  identifier.length > 0 && identifier.length <= 254 && !/\p{Cc}/u.test(identifier);

const find = (runtime: Runtime, identifier: string) =>
  isPossible(identifier) ? findUserByIdentifier(runtime.db, identifier) : null;

const giveBack = (runtime: Runtime, counts: readonly Count[]) => async () => {
  for (const [bucket, key] of counts) await forgive(runtime, bucket, key);
};

/**
 * Counts a try at a password: for its address, for the name at that address, and slowly for the name wherever it comes
 * from; so that strangers can neither guess on nor keep the owner out, who is counted apart in a browser that they have
 * signed in with. Throws `AccessError("too_many_requests")`.
 *
 * Names are what is counted aloud: an answer that counted a person's email address and user name together would tell
 * that they are one person's, and so that there is such an account. The person is counted as well, and a try beyond
 * that fails like one with a wrong password.
 */
export async function countPasswordTry(
  runtime: Runtime,
  { identifier, address, browser }: PasswordTry,
): Promise<CountedTry> {
  const found = browser ? await find(runtime, identifier) : null;
  if (browser && found && knows(runtime, browser, found)) {
    const count = ["sign-in-known-browser", `${found.id} ${browser.id}`] as const;
    await throttle(runtime, ...count);
    return { user: found, spent: false, forgive: giveBack(runtime, [count]) };
  }
  const name = identifier.toLowerCase().slice(0, 254);
  const aloud: Count[] = [
    ["sign-in-address", address],
    ["sign-in-name-at-address", atAddress(name, address)],
    ["sign-in-name", name],
  ];
  for (const [bucket, key] of aloud) await throttle(runtime, bucket, key);
  const user = found ?? (await find(runtime, identifier));
  const who = user?.id ?? name;
  const silent: Count[] = [
    ["sign-in-person-at-address", atAddress(who, address)],
    ["sign-in-person", who],
  ];
  let spent = false;
  for (const [bucket, key] of silent) spent = !(await withinBudget(runtime, bucket, key)) || spent;
  return { user, spent, forgive: giveBack(runtime, [...aloud, ...silent]) };
}
