import { mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import ipaddr from "ipaddr.js";
import { z } from "zod";
import type { Env } from "../env";
import { newId } from "../ids";
import type { Mail } from "./letter";

const outboxMail = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  from: z.string(),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
});

/** A mail that was written to a file because there is no SMTP server. */
export type OutboxMail = z.output<typeof outboxMail>;

const getFolder = ({ dataDir }: Pick<Env, "dataDir">) => join(dataDir, "outbox");

/** Writes a mail as a JSON file that only the server's own user can read: it may hold a link that opens an account. */
export async function writeToOutbox(env: Pick<Env, "dataDir" | "mailFrom">, mail: Mail): Promise<void> {
  const folder = getFolder(env);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const id = newId("req").replace("req", "mail");
  const record: OutboxMail = { id, at: new Date().toISOString(), from: env.mailFrom, ...mail };
  // Renamed into place, so that a reader never sees half a file.
  const unfinished = join(folder, `.${id}`);
  await writeFile(unfinished, JSON.stringify(record, null, 2), { mode: 0o600 });
  await rename(unfinished, join(folder, `${id}.json`));
}

/** The mails in the outbox, newest first, at most `limit`. */
export async function readOutbox(env: Pick<Env, "dataDir">, limit = 50): Promise<OutboxMail[]> {
  const folder = getFolder(env);
  const names = await readdir(folder).catch(() => []);
  // Names begin with the time in base62 of a fixed width, whose digits sort as ASCII does.
  const newest = names
    .filter((name) => name.endsWith(".json"))
    .sort((one, other) => (one < other ? 1 : -1))
    .slice(0, limit);
  const texts = await Promise.all(newest.map((name) => readFile(join(folder, name), "utf8").catch(() => null)));
  return texts.flatMap((text) => {
    const mail = text === null ? undefined : outboxMail.safeParse(JSON.parse(text));
    return mail?.success ? [mail.data] : [];
  });
}

function isLoopback(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === "loopback";
}

const isLocal = ({ hostname }: URL) => hostname === "localhost" || isLoopback(hostname.replace(/^\[|\]$/g, ""));

/**
 * Whether the page that lists the outbox may be shown to somebody at `address`. Its mails open accounts: so only where
 * no SMTP server is set, and only on the developer's own machine.
 */
export function outboxIsPublic(
  env: Pick<Env, "smtpUrl" | "publicUrl">,
  { address, host }: { address: string; host: string | null },
): boolean {
  if (env.smtpUrl !== undefined) return false;
  // The host is the one that the browser took it for: a stranger's page can give its own name this machine's address
  // (DNS rebinding), and would read the mails.
  const asked = `http://${host ?? ""}`;
  return isLoopback(address) && isLocal(new URL(env.publicUrl)) && URL.canParse(asked) && isLocal(new URL(asked));
}
