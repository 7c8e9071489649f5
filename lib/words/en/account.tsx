import type { Wrap } from "../wrap";

/** What the pages of signing in and signing up say. */
export const accountWords = {
  formAnswers: {
    failed: (requestId: string) => `Something went wrong here. Quote ${requestId} when you ask.`,
  },
  actions: {
    whoMissing: "Type your email address or user name.",
    passwordMissing: "Type your password.",
    resetSent: "If there is such an account, a link is on its way to its email address.",
    verificationSent: "If the address still wants confirming, a new link is on its way.",
    confirmed: "Your email address is confirmed.",
    linkSpent: "That link is no longer good. Ask for a new one.",
    codeMissing: "Type the code.",
  },
  invitation: {
    title: "Accept invitation",
    description: "Choose a password, and the account that was made for you is yours.",
  },
  code: {
    code: "Code",
  },
  codePage: {
    twoFactorCode: "Two-factor code",
    recoveryCode: "Recovery code",
    aboutRecoveryCode: "One of the ten that you kept when you turned two-factor sign-in on. Each is good once.",
    aboutCode: "The six digits that your authenticator app shows for this site.",
    useAuthenticatorApp: "Use the authenticator app",
    useRecoveryCode: "Use a recovery code",
    startAgain: "Start again",
  },
  login: {
    passwordChanged: "Your password is changed. Sign in with the new one.",
    accountDeleted: "Your account is deleted. Thank you for having been here.",
    signedInAs: (email: string) => `You are signed in as ${email}. Sign in as somebody else.`,
    noAccount: (link: Wrap) => <>No account yet? {link("Create account")}</>,
  },
  providerButtons: {
    continueWith: (name: string) => `Continue with ${name}`,
    or: "or",
  },
  errors: {
    accessDenied: "The account there may not sign in here",
    tryOrPassword: "Try again. If it fails again, sign in with your password.",
    wrongPassword: "That user name or email and password do not fit together.",
    tooManyTries: "Too many tries",
    tooManyTriesText: "Wait a quarter of an hour, then try again.",
    unverified: "Confirm your email address first",
    unverifiedText: "We have just sent you a new link.",
    codeNeeded: "A code is needed as well",
    codeNeededText: "This account has two-factor sign-in on. Sign in here: you are asked for the code next.",
    wrongCode: "That code was not right, or was used already.",
    tooLate: "That took too long",
    tooLateText:
      "The code must be typed within ten minutes of the password, and with the password of that moment. Sign in again.",
    signInFirst: "Sign in first",
    signInFirstText: "The page that you asked for is for people who are signed in.",
    notLinked: "There is an account with that email address already",
    notLinkedText:
      "Sign in with its password. It is not linked by itself unless both sides have confirmed the address.",
    accessDeniedText: "Sign-up may be closed, the account switched off, or its address not confirmed yet.",
    anotherWayOrAsk: "Use another way, or ask an administrator.",
    unreachable: "The other site could not be reached",
    unreachableText: "Try again in a moment, or use your password.",
    unconfirmed: "The other site did not confirm who you are",
    unconfirmedText: "You may have refused there, or taken too long. Try again, or use your password.",
    misconfigured: "That way of signing in is not set up right",
    misconfiguredText: "Use another way, and tell whoever runs this site.",
    failed: "Something went wrong here",
    failedText: "Try again in a moment.",
    notWorked: "That sign-in did not work",
  },
  signIn: {
    who: "Email or user name",
    forgotIt: "Forgot it?",
  },
  newPassword: {
    title: "New password",
    description: "Every other session of yours ends, and so do the tokens of the apps you connected.",
  },
  set: {
    askNewLink: "Ask for a new link",
    newPassword: "New password",
    acceptInvitation: "Accept invitation",
    setPassword: "Set new password",
  },
  ask: {
    who: "Email or user name",
    send: "Send reset link",
  },
  forgotten: {
    title: "Forgotten password",
    description: "We mail you a link. With it you choose a new password.",
    back: "Back to sign in",
  },
  signUpPage: {
    title: "Create account",
    description: "Then make a key or an app, and call the API.",
    haveAccount: (link: Wrap) => <>Have an account? {link("Sign in")}</>,
  },
  signUp: {
    userName: "User name",
    createAccount: "Create account",
  },
  confirm: {
    goOverview: "Go to your overview",
    confirmEmailAddress: "Confirm email address",
    askNewLink: "Ask for a new link",
  },
  confirmEmail: {
    title: "Confirm your email address",
    description: "One press, and it is known to be yours.",
  },
  verifyEmail: {
    title: "Confirm your email address",
    confirmed: "Your email address is confirmed",
    goOverview: "Go to your overview",
    sentTo: (email: string) =>
      `We sent a link to ${email}. Open it within a day. If it is not there, look in the spam folder.`,
    sent: "We sent you a link. Open it within a day. If it is not there, look in the spam folder.",
    outbox: (link: Wrap) => <>No mail server is set: {link("read the mail in the outbox")}</>,
  },
  resend: {
    who: "Email or user name",
    send: "Send the mail again",
  },
};
