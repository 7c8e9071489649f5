import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { updateSettings } from "../admin/settings";
import { openTestRuntime, type TestRuntime } from "../testing/test-runtime";
import { requireGoodPassword } from "./password-rules";

let system: TestRuntime;
beforeAll(async () => {
  system = await openTestRuntime();
});
afterAll(() => system.close());

const ROSA = { name: "Rosa Lux", email: "rosa.lux@example.test", username: "rlux" };

/** The rule that a password breaks; `null` for a good one. */
const broken = (password: string, owner: typeof ROSA = ROSA) =>
  requireGoodPassword(system.runtime, password, owner, "password").then(
    () => null,
    ({ details }: { details: { field: string; message: string }[] }) => details[0]?.message,
  );

const set = async (passwords: object) => (await system.admin()).run(updateSettings, { body: { passwords } });

const SHORT = "Use at least 8 characters.";
const COMMON = "This is one of the passwords that are guessed first. Choose another, such as a few words.";
const OWN = "It is little more than your name, your email address, your user name or the name of this site.";

describe("until an administrator asks for more", () => {
  it.each([
    "tram lemon window",
    "rosa likes trams",
    "correct horse battery",
    "Lux-ury hotel 9",
    "gatehouse-hinges",
    "🔑🔑🔓🔓🔑🔒🔑🔑",
  ])("%s is good", async (password) => expect(await broken(password)).toBeNull());

  it.each([
    ["short", SHORT],
    // Eight UTF-16 units, four characters.
    ["🔑🔓🔒🔐", SHORT],
    ["password123", COMMON],
    ["Password123", COMMON],
    ["zzzzzzzzzz", COMMON],
    ["rosalux2024!", OWN],
    ["Rosa.Lux@Example.test", OWN],
    ["lux-rosa-1", OWN],
    ["Gatehouse1", OWN],
  ])("%s is not", async (password, message) => expect(await broken(password)).toBe(message));

  it("names that are next to nothing, or the regular expressions in them, refuse nobody's password", async () => {
    expect(await broken("tram lemon window", { name: ".*", email: "a@b.test", username: "a" })).toBeNull();
    expect(await broken("Al likes trams", { name: "Al", email: "al@x.test", username: "al" })).toBeNull();
  });
});

it("the rules are the settings': longer, of every kind, or without a list", async () => {
  await set({ minLength: 12, kinds: ["upper", "digit", "symbol"] });
  expect(await broken("tram lemon")).toBe("Use at least 12 characters.");
  expect(await broken("tram lemon window")).toBe("It needs a capital letter.");
  expect(await broken("Tram lemon window")).toBe("It needs a digit.");
  expect(await broken("Tram7lemonwindow")).toBe("It needs a character that is neither letter nor digit.");
  expect(await broken("Tram 7 lemon window")).toBeNull();
  await set({ minLength: 8, kinds: [], refuseCommon: false, refuseOwn: false });
  expect([await broken("password123"), await broken("rosalux1")]).toEqual([null, null]);
});
