/** What stands in every letter. */
export const letterWords = {
  greeting: (name: string | null) => (name === null ? "Hello," : `Hello ${name},`),
  /** In HTML, below the button. */
  orOpen: (url: string) => `Or open this address: ${url}`,
  verification: (username: string | null) => ({
    subject: "Confirm your email address",
    paragraphs: [
      "Somebody, most likely you, made an account with this email address. Confirm that it is yours.",
      ...(username === null ? [] : [`The user name that you chose is somebody else's. Yours is ${username}.`]),
    ],
    link: "Confirm email address",
    closing: "The link works for 24 hours. If this was not you, ignore this mail: without the link nothing happens.",
  }),
  hasAccount: {
    subject: "You have an account already",
    paragraphs: [
      "Somebody, most likely you, signed up with this email address, which has an account already. Nothing was changed.",
      "Sign in with your password. If you do not know it, choose a new one here.",
    ],
    link: "Choose a new password",
    closing: "The link works once, for one hour. If this was not you, ignore this mail: your account stays as it is.",
  },
  invitation: (brand: string) => ({
    subject: `You are invited to ${brand}`,
    paragraphs: [`An account at ${brand} was made for you. Choose a password, and it is yours.`],
    link: "Choose a password",
    closing: "The link works once, for 7 days. If you expected no invitation, ignore this mail.",
  }),
  passwordReset: {
    subject: "Choose a new password",
    paragraphs: ["Somebody, most likely you, asked for a new password for your account."],
    link: "Choose a new password",
    closing: "The link works once, for one hour. If this was not you, ignore this mail: your password stays as it is.",
  },
  passwordChanged: {
    subject: "Your password was changed",
    paragraphs: [
      "The password of your account was changed, and you were signed out everywhere else.",
      "If this was not you, choose a new password at once.",
    ],
    link: "Choose a new password",
    closing: "If it was you, there is nothing to do.",
  },
  twoFactorOn: {
    subject: "Two-factor sign-in is on",
    paragraphs: [
      "From now on, signing in to your account takes a code of your authenticator app beside the password.",
      "Keep the recovery codes where you find them when the phone is gone.",
    ],
    link: "Your settings",
    closing: "If this was not you, change your password at once and tell an administrator.",
  },
  twoFactorOff: {
    subject: "Two-factor sign-in is off",
    paragraphs: ["From now on, signing in to your account takes the password alone."],
    link: "Your settings",
    closing: "If this was not you, change your password at once and turn it on again.",
  },
  recoveryCodeUsed: (left: number) => ({
    subject: "A recovery code was used",
    paragraphs: [
      "Somebody, most likely you, signed in to your account with a recovery code.",
      `You have ${left} of them left. Make new ones before the last is gone.`,
    ],
    link: "Your settings",
    closing: "If this was not you, change your password at once.",
  }),
  accountDeleted: {
    subject: "Your account was deleted",
    paragraphs: ["Your account was deleted with its credentials, apps and connections, as you asked."],
    closing: "If this was not you, tell whoever runs the site: what was deleted cannot be brought back.",
  },
  accessReceived: {
    subject: "We have your request for access",
    paragraphs: ["Somebody, most likely you, asked for access to our API. We answer by mail."],
    link: "See how it stands",
    closing: "The link is yours alone. If this was not you, ignore this mail.",
  },
  accessAsked: (name: string, organization: string) => ({
    subject: "Somebody asks for access",
    paragraphs: [`${name} of ${organization} asks for access to the API.`],
    link: "Look at the request",
    closing: "You get this mail because you administer this portal.",
  }),
  accessApproved: {
    subject: "Your request for access is approved",
    paragraphs: [
      "Your credential is ready. Open the link to get into your account and to see it.",
      "It is shown once: have a place ready to store it.",
    ],
    link: "Get your credential",
    closing: "The link works once, for seven days. Nobody else must have it.",
  },
  accessRejected: (reason: string) => ({
    subject: "Your request for access is not approved",
    paragraphs: ["We cannot approve your request for access as it is. The reason:", reason],
    link: "Ask again",
    closing: "You are welcome to ask again once that has changed.",
  }),
  webhookDisabled: {
    failing: (host: string) => webhookDisabled(host, "Nothing that we sent to it got through for three days."),
    gone: (host: string) => webhookDisabled(host, "It answered 410, which says that it wants no more."),
  },
};

function webhookDisabled(host: string, why: string) {
  return {
    subject: `Your webhook at ${host} was disabled`,
    paragraphs: [
      `We no longer send events to your webhook at ${host}. ${why}`,
      "Its page shows what was sent and what it answered. Once it works again, enable it there: what waited is sent then.",
    ],
    link: "See the webhook",
    closing: "If you no longer need it, delete it on the same page.",
  };
}
