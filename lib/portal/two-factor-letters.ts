import type { UserRow } from "../../db/queries/users";
import type { Mail } from "../mail/letter";
import { recoveryCodeUsedLetter, twoFactorOffLetter, twoFactorOnLetter } from "../mail/letters";
import { mailLater } from "../mail/send-mail";
import type { Runtime } from "../runtime";
import { settingsOf } from "./settings";

type Addressee = Parameters<typeof twoFactorOnLetter>[0];
type Person = Pick<UserRow, "name" | "email">;

const tell = (runtime: Runtime, { name, email }: Person, letter: (addressee: Addressee, url: string) => Mail) =>
  mailLater(runtime, async () => {
    const { brandName } = await settingsOf(runtime);
    return letter({ to: email, name, brand: brandName }, `${runtime.env.publicUrl}/settings#two-factor`);
  });

/** Tells a person that two-factor sign-in is on. */
export const mailTwoFactorOn = (runtime: Runtime, user: Person): void => tell(runtime, user, twoFactorOnLetter);

/** Tells a person that two-factor sign-in is off, should it not have been them. */
export const mailTwoFactorOff = (runtime: Runtime, user: Person): void => tell(runtime, user, twoFactorOffLetter);

/** Tells a person that somebody signed in with one of their recovery codes. */
export const mailRecoveryCodeUsed = (runtime: Runtime, user: Person, left: number): void =>
  tell(runtime, user, (addressee, url) => recoveryCodeUsedLetter(addressee, url, left));
