import type { UserRow } from "../../../db/queries/users";
import { toAddressee } from "../../mail/addressee";
import type { Mail } from "../../mail/letter";
import { recoveryCodeUsedLetter, twoFactorOffLetter, twoFactorOnLetter } from "../../mail/letters";
import { mailLater } from "../../mail/send-mail";
import type { Runtime } from "../../runtime";
import { loadSettings } from "../../settings/settings";

type Addressee = Parameters<typeof twoFactorOnLetter>[0];
type Person = UserRow;

const notify = (runtime: Runtime, user: Person, letter: (addressee: Addressee, url: string) => Mail) =>
  mailLater(runtime, async () => {
    return letter(
      toAddressee(user, (await loadSettings(runtime)).brandName),
      `${runtime.env.publicUrl}/settings#two-factor`,
    );
  });

/** Tells a person that two-factor sign-in is on. */
export const mailTwoFactorOn = (runtime: Runtime, user: Person): void => notify(runtime, user, twoFactorOnLetter);

/** Tells a person that two-factor sign-in is off, should it not have been them. */
export const mailTwoFactorOff = (runtime: Runtime, user: Person): void => notify(runtime, user, twoFactorOffLetter);

/** Tells a person that somebody signed in with one of their recovery codes. */
export const mailRecoveryCodeUsed = (runtime: Runtime, user: Person, left: number): void =>
  notify(runtime, user, (addressee, url) => recoveryCodeUsedLetter(addressee, url, left));
