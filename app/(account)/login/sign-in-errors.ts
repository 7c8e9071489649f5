interface Words {
  title: string;
  text: string;
}

const NOT_WORKED = "That sign-in did not work";
const THERE = "The account there may not sign in here";

const UNKNOWN: Words = { title: NOT_WORKED, text: "Try again. If it fails again, sign in with your password." };

// What next-auth and this site put into `?error=` of the sign-in page.
const WORDS: Readonly<Record<string, Words>> = {
  CredentialsSignin: { title: NOT_WORKED, text: "That user name or email and password do not fit together." },
  TooManyTries: { title: "Too many tries", text: "Wait a quarter of an hour, then try again." },
  Unverified: { title: "Confirm your email address first", text: "We have just sent you a new link." },
  CodeNeeded: {
    title: "A code is needed as well",
    text: "This account has two-factor sign-in on. Sign in here: you are asked for the code next.",
  },
  WrongCode: { title: NOT_WORKED, text: "That code was not right, or was used already." },
  CodeExpired: {
    title: "That took too long",
    text: "The code must be typed within ten minutes of the password, and with the password of that moment. Sign in again.",
  },
  SessionRequired: { title: "Sign in first", text: "The page that you asked for is for people who are signed in." },
  NotLinked: {
    title: "There is an account with that email address already",
    text: "Sign in with its password. It is not linked by itself unless both sides have confirmed the address.",
  },
  NotAllowed: {
    title: THERE,
    text: "Sign-up may be closed, the account switched off, or its address not confirmed yet.",
  },
  AccessDenied: { title: THERE, text: "Use another way, or ask an administrator." },
  OAuthSignin: { title: "The other site could not be reached", text: "Try again in a moment, or use your password." },
  OAuthCallback: {
    title: "The other site did not confirm who you are",
    text: "You may have refused there, or taken too long. Try again, or use your password.",
  },
  Configuration: {
    title: "That way of signing in is not set up right",
    text: "Use another way, and tell whoever runs this site.",
  },
  Internal: { title: "Something went wrong here", text: "Try again in a moment." },
};

/** What to say for an error in the address of the sign-in page. */
export const signInError = (code: unknown): Words =>
  (typeof code === "string" && Object.hasOwn(WORDS, code) ? WORDS[code] : undefined) ?? UNKNOWN;
