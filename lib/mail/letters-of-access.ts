import { composeMail, type Mail } from "./letter";
import type { Addressee } from "./letters";

/** Confirms that a request for access has arrived. */
export const accessReceivedLetter = (addressee: Addressee, url: string): Mail =>
  composeMail({
    ...addressee,
    subject: "We have your request for access",
    paragraphs: ["Somebody, most likely you, asked for access to our API. We answer by mail."],
    link: { label: "See how it stands", url },
    closing: "The link is yours alone. If this was not you, ignore this mail.",
  });

/** Tells an administrator that somebody asks for access. */
export const accessAskedLetter = (
  addressee: Addressee,
  { name, organization }: { name: string; organization: string },
  url: string,
): Mail =>
  composeMail({
    ...addressee,
    subject: "Somebody asks for access",
    paragraphs: [`${name} of ${organization} asks for access to the API.`],
    link: { label: "Look at the request", url },
    closing: "You get this mail because you administer this portal.",
  });

/** Hands over the one-time link. Never a secret: mail is read on its way. */
export const accessApprovedLetter = (addressee: Addressee, url: string): Mail =>
  composeMail({
    ...addressee,
    subject: "Your request for access is approved",
    paragraphs: [
      "Your credential is ready. Open the link to get into your account and to see it.",
      "It is shown once: have a place ready to store it.",
    ],
    link: { label: "Get your credential", url },
    closing: "The link works once, for seven days. Nobody else must have it.",
  });

/** Tells why a request was rejected. */
export const accessRejectedLetter = (addressee: Addressee, reason: string, url: string): Mail =>
  composeMail({
    ...addressee,
    subject: "Your request for access is not approved",
    paragraphs: ["We cannot approve your request for access as it is. The reason:", reason],
    link: { label: "Ask again", url },
    closing: "You are welcome to ask again once that has changed.",
  });
