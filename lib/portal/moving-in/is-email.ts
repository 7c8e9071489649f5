import { email } from "../../contracts/fields";

/** Whether a text can be the email address of an account. */
export const isEmail = (text: string): boolean => email.safeParse(text).success;
