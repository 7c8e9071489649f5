import { composeMail, type Mail } from "./letter";

/** To whom a letter goes, and from whom. */
export interface Addressee {
  to: string;
  name: string;
  brand: string;
}

/** Asks a person to confirm that an address is theirs. */
export const verificationLetter = (addressee: Addressee, url: string): Mail =>
  composeMail({
    ...addressee,
    subject: "Confirm your email address",
    paragraphs: ["Somebody, most likely you, made an account with this email address. Confirm that it is yours."],
    link: { label: "Confirm email address", url },
    closing: "The link works for 24 hours. If this was not you, ignore this mail: without the link nothing happens.",
  });

/** Invites a person whose account somebody else has made. */
export const invitationLetter = (addressee: Addressee, url: string): Mail =>
  composeMail({
    ...addressee,
    subject: `You are invited to ${addressee.brand}`,
    paragraphs: [`An account at ${addressee.brand} was made for you. Choose a password, and it is yours.`],
    link: { label: "Choose a password", url },
    closing: "The link works once, for 7 days. If you expected no invitation, ignore this mail.",
  });

/** Lets a person choose a new password. */
export const passwordResetLetter = (addressee: Addressee, url: string): Mail =>
  composeMail({
    ...addressee,
    subject: "Choose a new password",
    paragraphs: ["Somebody, most likely you, asked for a new password for your account."],
    link: { label: "Choose a new password", url },
    closing: "The link works once, for one hour. If this was not you, ignore this mail: your password stays as it is.",
  });

/** Tells a person that their password was changed, should it not have been them. */
export const passwordChangedLetter = (addressee: Addressee, url: string): Mail =>
  composeMail({
    ...addressee,
    subject: "Your password was changed",
    paragraphs: [
      "The password of your account was changed, and you were signed out everywhere else.",
      "If this was not you, choose a new password at once.",
    ],
    link: { label: "Choose a new password", url },
    closing: "If it was you, there is nothing to do.",
  });

/** Tells a person that signing in takes a code from now on. */
export const twoFactorOnLetter = (addressee: Addressee, url: string): Mail =>
  composeMail({
    ...addressee,
    subject: "Two-factor sign-in is on",
    paragraphs: [
      "From now on, signing in to your account takes a code of your authenticator app beside the password.",
      "Keep the recovery codes where you find them when the phone is gone.",
    ],
    link: { label: "Your settings", url },
    closing: "If this was not you, change your password at once and tell an administrator.",
  });

/** Tells a person that signing in takes the password alone. */
export const twoFactorOffLetter = (addressee: Addressee, url: string): Mail =>
  composeMail({
    ...addressee,
    subject: "Two-factor sign-in is off",
    paragraphs: ["From now on, signing in to your account takes the password alone."],
    link: { label: "Your settings", url },
    closing: "If this was not you, change your password at once and turn it on again.",
  });

/** Tells a person that a recovery code was used to sign in. */
export const recoveryCodeUsedLetter = (addressee: Addressee, url: string, left: number): Mail =>
  composeMail({
    ...addressee,
    subject: "A recovery code was used",
    paragraphs: [
      "Somebody, most likely you, signed in to your account with a recovery code.",
      `You have ${left} of them left. Make new ones before the last is gone.`,
    ],
    link: { label: "Your settings", url },
    closing: "If this was not you, change your password at once.",
  });

/** Tells a person that their account is gone. */
export const accountDeletedLetter = (addressee: Addressee): Mail =>
  composeMail({
    ...addressee,
    subject: "Your account was deleted",
    paragraphs: ["Your account was deleted with its credentials, apps and connections, as you asked."],
    closing: "If this was not you, tell whoever runs the site: what was deleted cannot be brought back.",
  });
