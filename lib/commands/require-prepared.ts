import type { Database } from "../../db/client";
import { CommandError } from "./command";

/** Throws `CommandError` for a database that no server has started on yet: it has no roles, scopes or settings. */
export async function requirePrepared(db: Database): Promise<void> {
  const [prepared] = await db.once("select from settings");
  if (!prepared)
    throw new CommandError("The database is empty. Start Gatehouse once, so that there is something to add to.");
}
