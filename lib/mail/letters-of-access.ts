import { letterWords } from "@/words/letters";
import { type Addressee, composeMail, type Mail } from "./letter";

/** Confirms that a request for access has arrived. */
export const accessReceivedLetter = (addressee: Addressee, url: string): Mail =>
  composeMail(addressee, letterWords.accessReceived, url);

/** Tells an administrator that somebody asks for access. */
export const accessAskedLetter = (
  addressee: Addressee,
  { name, organization }: { name: string; organization: string },
  url: string,
): Mail => composeMail(addressee, letterWords.accessAsked(name, organization), url);

/** Hands over the one-time link. Never a secret: mail is read on its way. */
export const accessApprovedLetter = (addressee: Addressee, url: string): Mail =>
  composeMail(addressee, letterWords.accessApproved, url);

/** Tells why a request was rejected. */
export const accessRejectedLetter = (addressee: Addressee, reason: string, url: string): Mail =>
  composeMail(addressee, letterWords.accessRejected(reason), url);
