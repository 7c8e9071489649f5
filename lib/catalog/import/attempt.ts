import type { Database } from "../../../db/client";

/** Runs a statement so that its failure leaves nothing behind. `nested`: `db` is a transaction that must live on. */
export async function attempt<Result>(db: Database, nested: boolean, work: () => Promise<Result>): Promise<Result> {
  if (!nested) return work();
  await db.script("savepoint attempt");
  try {
    const result = await work();
    await db.script("release savepoint attempt");
    return result;
  } catch (error) {
    await db.script("rollback to savepoint attempt; release savepoint attempt");
    throw error;
  }
}
