import type { Database } from "../client";
import { getHash, ROW } from "./audit";

const FIRST_BREAK = `
  with chain as (
    select log.n, log.hash, log.previous_hash, ${getHash("log")} as computed,
      coalesce(lag(log.hash) over (order by log.n), head.archived_hash, decode(repeat('00', 32), 'hex')) as before,
      coalesce(lag(log.n) over (order by log.n), head.archived_n, 0) as n_before
    from audit_log log cross join audit_head head
  )
  select n from chain where hash <> computed or previous_hash <> before or n <> n_before + 1
  union all
  select head.n from audit_head head left join audit_log last on last.n = head.n
  where (head.n > 0 and last.hash is distinct from head.hash) or exists (select from audit_log where n > head.n)
  order by n limit 1`;

/**
 * The first row that does not fit: its hash its content or the row before, its number the one before, or the last one
 * the head; `null` where all do. Anybody can compute such a chain: what only this server can make are the seals.
 */
export async function firstBreak(db: Database): Promise<number | null> {
  const [broken] = await db.all<{ n: string }>(FIRST_BREAK);
  return broken ? Number(broken.n) : null;
}

/** Some rows after a number, in order, with what seals them; `null` in those from before the log was sealed. */
export async function readSeals(
  db: Database,
  { after, limit }: { after: number; limit: number },
): Promise<{ n: number; hash: string; seal: string | null }[]> {
  const rows = await db.all<{ n: string; hash: string; seal: string | null }>(
    "select n::text, encode(hash, 'hex') as hash, seal from audit_log where n > $1 order by audit_log.n limit $2",
    [after, limit],
  );
  return rows.map(({ n, ...row }) => ({ n: Number(n), ...row }));
}

interface SealedPlace {
  n: number;
  /** In hexadecimal. */
  hash: string;
  seal: string | null;
}

/** The end of the log. */
export async function auditHead(db: Database): Promise<SealedPlace> {
  const [head] = await db.all<{ n: string; hash: string; seal: string | null }>(
    "select n::text, encode(hash, 'hex') as hash, seal from audit_head where id = 1",
  );
  if (!head) throw new Error("the audit log has no head");
  return { ...head, n: Number(head.n) };
}

/** The last row that was archived, after which the log goes on; `null` where none was. */
export async function archivedEnd(db: Database): Promise<SealedPlace | null> {
  const [end] = await db.all<{ n: string; hash: string; seal: string | null }>(
    "select archived_n::text as n, encode(archived_hash, 'hex') as hash, archived_seal as seal from audit_head where id = 1 and archived_n is not null",
  );
  return end ? { ...end, n: Number(end.n) } : null;
}

/** The hash of a row, in hexadecimal; `null` where there is none of this number. */
export async function auditHashAt(db: Database, n: number): Promise<string | null> {
  const [row] = await db.all<{ hash: string }>("select encode(hash, 'hex') as hash from audit_log where n = $1", [n]);
  return row?.hash ?? null;
}

/** The number of the last row that is older than a moment, in the order of time; `null` where there is none. */
export async function lastBefore(db: Database, moment: Date): Promise<number | null> {
  const [row] = await db.all<{ n: string }>(
    "select n::text from audit_log where at < $1::timestamptz order by at desc, n desc limit 1",
    [moment],
  );
  return row ? Number(row.n) : null;
}

/** A row as it is archived. */
export interface ArchivedRow {
  n: number;
  /** What its hash covers, beside the hash before: the text itself, which no other reader writes the same. */
  text: string;
  hash: string;
  seal: string | null;
}

/** Some rows of a stretch, in order. */
export async function readForArchive(
  db: Database,
  { after, through, limit }: { after: number; through: number; limit: number },
): Promise<ArchivedRow[]> {
  const rows = await db.all<{ n: string; text: string; hash: string; seal: string | null }>(
    `select log.n::text, ${ROW("log")} as text, encode(log.hash, 'hex') as hash, log.seal
     from audit_log log where log.n > $1 and log.n <= $2 order by log.n limit $3`,
    [after, through, limit],
  );
  return rows.map(({ n, ...row }) => ({ n: Number(n), ...row }));
}

/** Says that the log goes on after a row, with what shows that the server said so. */
export async function setArchivedEnd(db: Database, { n, hash, seal }: SealedPlace): Promise<void> {
  await db.all(
    "update audit_head set archived_n = $1::bigint, archived_hash = decode($2, 'hex'), archived_seal = $3 where id = 1",
    [n, hash, seal],
  );
}

const PIECE = 20_000;

/** Removes the rows that were archived, in pieces; gives how many. */
export async function removeArchived(db: Database): Promise<number> {
  for (let removed = 0; ; ) {
    const [gone] = await db.all<{ n: number }>(
      `with gone as (
         delete from audit_log where n in (
           select n from audit_log where n <= (select archived_n from audit_head where id = 1) order by n limit ${PIECE})
         returning 1)
       select count(*)::int as n from gone`,
    );
    removed += gone?.n ?? 0;
    if ((gone?.n ?? 0) < PIECE) return removed;
  }
}
