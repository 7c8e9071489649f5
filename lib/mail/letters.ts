import { composeMail, type Mail } from "./letter";

interface Addressee {
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
