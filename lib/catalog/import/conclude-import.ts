import type { Database } from "../../../db/client";
import { finishImport } from "../../../db/queries/imports";
import { publish } from "../../events/publish";

/** Notes how an import ended, and tells its person's webhooks, unless it was only tried out. */
export const concludeImport = (
  db: Database,
  { id, dryRun }: { id: string; dryRun: boolean },
  end: Parameters<typeof finishImport>[2],
): Promise<void> =>
  db.transaction(async (tx) => {
    await finishImport(tx, id, end);
    if (dryRun) return;
    const type = end.status === "done" ? "import.completed" : "import.failed";
    await publish(tx, [{ type, about: "import", ids: [id] }]);
  });
