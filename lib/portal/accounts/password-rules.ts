import { ApiError } from "../../api-error";
import type { PasswordKind, Settings } from "../../contracts/settings";
import { isCommonPassword } from "../../credentials/common-passwords";
import type { Runtime } from "../../runtime";
import { loadSettings } from "../../settings/settings";

/** Whose password it is to be, as far as it is known. */
export interface PasswordOwner {
  name: string;
  email: string;
  username: string | undefined;
}

const KINDS: Record<PasswordKind, { holds: RegExp; words: string }> = {
  lower: { holds: /\p{Ll}/u, words: "a small letter" },
  upper: { holds: /\p{Lu}/u, words: "a capital letter" },
  digit: { holds: /\p{Nd}/u, words: "a digit" },
  symbol: { holds: /[^\p{L}\p{Nd}]/u, words: "a character that is neither letter nor digit" },
};

const wordsIn = (text: string) => text.split(/[^\p{L}\p{Nd}]+/u).filter((word) => word.length > 2);

/**
 * Whether a password is what anybody knows of its owner or of this place, with no more than a number to it: `rosa2024!`
 * of Rosa. Their words taken out, no letter remains, and fewer than eight digits.
 */
function isOwn(password: string, { name, email, username = "" }: PasswordOwner, brandName: string): boolean {
  const words = [name, username, email, brandName].flatMap((text) => [text, ...wordsIn(text)]);
  let rest = password.normalize("NFKC").toLowerCase();
  for (const word of words.sort((one, other) => other.length - one.length)) {
    if (word !== "") rest = rest.replaceAll(word.normalize("NFKC").toLowerCase(), "");
  }
  const left = rest.replace(/[^\p{L}\p{Nd}]/gu, "");
  return rest.length < password.length && !/\p{L}/u.test(left) && left.length < 8;
}

async function getProblem(
  { passwords, brandName }: Settings,
  password: string,
  owner: PasswordOwner,
): Promise<string | null> {
  if ([...password].length < passwords.minLength) return `Use at least ${passwords.minLength} characters.`;
  if (passwords.refuseOwn && isOwn(password, owner, brandName)) {
    return "It is little more than your name, your email address, your user name or the name of this site.";
  }
  if (passwords.refuseCommon && (await isCommonPassword(password))) {
    return "This is one of the passwords that are guessed first. Choose another, such as a few words.";
  }
  const missing = passwords.kinds.find((kind) => !KINDS[kind].holds.test(password));
  return missing ? `It needs ${KINDS[missing].words}.` : null;
}

/**
 * The one judge of new passwords, at sign-up, reset, change and invitation. Says the first rule of the settings that one
 * breaks. Throws `ApiError("validation")` naming `field`.
 */
export async function requireGoodPassword(
  runtime: Runtime,
  password: string,
  owner: PasswordOwner,
  field: "password" | "newPassword",
): Promise<void> {
  const message = await getProblem(await loadSettings(runtime), password, owner);
  if (message) throw new ApiError("validation", `${field}: ${message}`, { details: [{ field, message }] });
}
