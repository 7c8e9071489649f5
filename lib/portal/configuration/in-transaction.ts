import type { Database } from "../../../db/client";
import { databaseErrorCode } from "../../../db/errors";

const DEADLOCK = "40P01";
const MOST_TRIES = 5;

/**
 * Runs `work` in a transaction, anew where it met a deadlock: an administrator in the portal may hold what it waits for
 * and wait for what it holds. Nothing of a try that failed stays.
 */
export async function inTransaction<Result>(db: Database, work: (tx: Database) => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries++) {
    try {
      return await db.transaction(work);
    } catch (error) {
      if (databaseErrorCode(error) !== DEADLOCK || tries >= MOST_TRIES) throw error;
    }
  }
}
