import type { PasswordKind } from "../../contracts/settings";
import { LANGUAGE } from "./language";

const kinds: Record<PasswordKind, string> = {
  lower: "a small letter",
  upper: "a capital letter",
  digit: "a digit",
  symbol: "a character that is neither letter nor digit",
};

const listed = new Intl.ListFormat(LANGUAGE);

/** What a password must be, wherever one is chosen. */
export const passwordWords = {
  hint: (rules: { minLength: number; kinds: readonly PasswordKind[] }) =>
    rules.kinds.length === 0
      ? `At least ${rules.minLength} characters. A few words are easier to remember.`
      : `At least ${rules.minLength} characters, with ${listed.format(rules.kinds.map((kind) => kinds[kind]))}.`,
  hintFor: (rules: { minLength: number; kinds: readonly PasswordKind[] }, email: string) =>
    `${passwordWords.hint(rules)} You sign in with ${email}.`,
};
