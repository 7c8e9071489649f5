import { accountWords } from "@/words/account";

const words = accountWords.errors;

interface Words {
  title: string;
  text: string;
}

const NOT_WORKED = words.notWorked;
const THERE = words.accessDenied;

const UNKNOWN: Words = { title: NOT_WORKED, text: words.tryOrPassword };

// What next-auth and this site put into `?error=` of the sign-in page.
const WORDS: Readonly<Record<string, Words>> = {
  CredentialsSignin: { title: NOT_WORKED, text: words.wrongPassword },
  TooManyTries: { title: words.tooManyTries, text: words.tooManyTriesText },
  Unverified: { title: words.unverified, text: words.unverifiedText },
  CodeNeeded: {
    title: words.codeNeeded,
    text: words.codeNeededText,
  },
  WrongCode: { title: NOT_WORKED, text: words.wrongCode },
  CodeExpired: {
    title: words.tooLate,
    text: words.tooLateText,
  },
  SessionRequired: { title: words.signInFirst, text: words.signInFirstText },
  NotLinked: {
    title: words.notLinked,
    text: words.notLinkedText,
  },
  NotAllowed: {
    title: THERE,
    text: words.accessDeniedText,
  },
  AccessDenied: { title: THERE, text: words.anotherWayOrAsk },
  OAuthSignin: { title: words.unreachable, text: words.unreachableText },
  OAuthCallback: {
    title: words.unconfirmed,
    text: words.unconfirmedText,
  },
  Configuration: {
    title: words.misconfigured,
    text: words.misconfiguredText,
  },
  Internal: { title: words.failed, text: words.failedText },
};

/** What to say for an error in the address of the sign-in page. */
export const signInError = (code: unknown): Words =>
  (typeof code === "string" && Object.hasOwn(WORDS, code) ? WORDS[code] : undefined) ?? UNKNOWN;
