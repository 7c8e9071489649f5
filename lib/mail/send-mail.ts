import { createTransport } from "nodemailer";
import { perRuntime } from "../per-runtime";
import type { Runtime } from "../runtime";
import type { Mail } from "./letter";
import { writeToOutbox } from "./outbox";

interface Post {
  deliver: (mail: Mail) => Promise<unknown>;
  underway: Set<Promise<void>>;
}

const post = perRuntime("mail", ({ env }: Runtime): Post => {
  const transport = env.smtpUrl ? createTransport(env.smtpUrl, { from: env.mailFrom }) : undefined;
  return {
    deliver: (mail) => (transport ? transport.sendMail(mail) : writeToOutbox(env, mail)),
    underway: new Set(),
  };
});

/**
 * Does work that ends in a mail, while its caller goes on: neither an answer nor its time tells whether a mail was sent.
 * A failure is logged.
 */
export function mailLater(runtime: Runtime, work: () => Promise<Mail | null>): void {
  const { deliver, underway } = post(runtime);
  const sending = (async () => {
    try {
      const mail = await work();
      if (mail) await deliver(mail);
    } catch (error) {
      runtime.log.error({ err: error }, "a mail could not be sent");
    }
  })();
  underway.add(sending);
  void sending.finally(() => underway.delete(sending));
}

/** Waits until every mail that is under way has been handed over; before the server stops. */
export async function mailSettled(runtime: Runtime): Promise<void> {
  await Promise.all(post(runtime).underway);
}
