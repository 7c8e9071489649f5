import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { readOneMoment } from "../../db/queries/whole-database";
import { archiveAudit } from "../audit/archive-audit";
import { verifyAudit } from "../audit/verify-audit";
import { type Command, CommandError } from "./command";
import { requirePrepared } from "./require-prepared";

const DAY_MS = 86_400_000;
const USAGE = "Say how many days of the audit log stay: npm run audit:archive 365 [FILE].";

/**
 * `npm run audit:archive DAYS [FILE]`: moves what is older than so many days out of the audit log into a file that
 * `audit:verify` takes. A log that is not whole stays as it is. Throws `CommandError`.
 */
export const auditArchive: Command = async ({
  env: { peppers, dataDir },
  db,
  words: [days = "", named],
  from,
  say,
}) => {
  if (!/^[1-9]\d{0,3}$/.test(days)) throw new CommandError(USAGE);
  const before = new Date(Date.now() - Number(days) * DAY_MS);
  const name = `audit-before-${before.toISOString().slice(0, 10)}.jsonl.gz`;
  const file = resolve(from, named ?? join(dataDir, "audit-archive", name));
  if (existsSync(file)) throw new CommandError(`There is a file ${file} already. Name another one.`);
  await requirePrepared(db);
  const { fault } = await db.transaction(async (tx) => {
    await readOneMoment(tx);
    return verifyAudit(tx, peppers);
  });
  if (fault) throw new CommandError(`${fault.message} Nothing was archived.`);
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const through = await archiveAudit(db, peppers, { file, before });
  say(
    through
      ? `The audit log up to row ${through.n} is in ${file}, and no longer in the database. Keep the file.`
      : `Nothing in the audit log is more than ${days} ${days === "1" ? "day" : "days"} old.`,
  );
};
