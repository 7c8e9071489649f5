import { composeMail, type Mail } from "./letter";
import type { Addressee } from "./letters";

const WHY = {
  failing: "Nothing that we sent to it got through for three days.",
  gone: "It answered 410, which says that it wants no more.",
} as const;

/** Tells a person that a webhook of theirs is not sent to any more. */
export const webhookDisabledLetter = (
  addressee: Addressee,
  { host, reason }: { host: string; reason: keyof typeof WHY },
  url: string,
): Mail =>
  composeMail({
    ...addressee,
    subject: `Your webhook at ${host} was disabled`,
    paragraphs: [
      `We no longer send events to your webhook at ${host}. ${WHY[reason]}`,
      "Its page shows what was sent and what it answered. Once it works again, enable it there: what waited is sent then.",
    ],
    link: { label: "See the webhook", url },
    closing: "If you no longer need it, delete it on the same page.",
  });
