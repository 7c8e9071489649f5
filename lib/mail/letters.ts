import { letterWords } from "@/words/letters";
import { type Addressee, composeMail, type Mail } from "./letter";

/** Asks a person to confirm that an address is theirs; `username` where it is not the one that they chose. */
export const verificationLetter = (addressee: Addressee, url: string, username: string | null): Mail =>
  composeMail(addressee, letterWords.verification(username), url);

/** Tells whoever signed up with an address that has an account how to get into it. */
export const hasAccountLetter = (addressee: Addressee, url: string): Mail =>
  composeMail(addressee, letterWords.hasAccount, url);

/** Invites a person whose account somebody else has made. */
export const invitationLetter = (addressee: Addressee, url: string): Mail =>
  composeMail(addressee, letterWords.invitation(addressee.brand), url);

/** Lets a person choose a new password. */
export const passwordResetLetter = (addressee: Addressee, url: string): Mail =>
  composeMail(addressee, letterWords.passwordReset, url);

/** Tells a person that their password was changed, should it not have been them. */
export const passwordChangedLetter = (addressee: Addressee, url: string): Mail =>
  composeMail(addressee, letterWords.passwordChanged, url);

/** Tells a person that signing in takes a code from now on. */
export const twoFactorOnLetter = (addressee: Addressee, url: string): Mail =>
  composeMail(addressee, letterWords.twoFactorOn, url);

/** Tells a person that signing in takes the password alone. */
export const twoFactorOffLetter = (addressee: Addressee, url: string): Mail =>
  composeMail(addressee, letterWords.twoFactorOff, url);

/** Tells a person that a recovery code was used to sign in. */
export const recoveryCodeUsedLetter = (addressee: Addressee, url: string, left: number): Mail =>
  composeMail(addressee, letterWords.recoveryCodeUsed(left), url);

/** Tells a person that their account is gone. */
export const accountDeletedLetter = (addressee: Addressee): Mail => composeMail(addressee, letterWords.accountDeleted);
