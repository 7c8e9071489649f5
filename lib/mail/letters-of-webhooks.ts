import { letterWords } from "@/words/letters";
import { type Addressee, composeMail, type Mail } from "./letter";

/** Tells a person that a webhook of theirs is not sent to any more. */
export const webhookDisabledLetter = (
  addressee: Addressee,
  { host, reason }: { host: string; reason: keyof typeof letterWords.webhookDisabled },
  url: string,
): Mail => composeMail(addressee, letterWords.webhookDisabled[reason](host), url);
