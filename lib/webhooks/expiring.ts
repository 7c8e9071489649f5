import type { Database } from "../../db/client";
import { findExpiring } from "../../db/queries/webhook-audience";
import { publish } from "../events/publish";

const DAYS = 7;

/** Tells of each credential, once for each expiry that it is given, that it comes to its end within seven days. */
export async function publishExpiring(db: Database): Promise<void> {
  const ids = await findExpiring(db, DAYS);
  await db.transaction((tx) =>
    publish(tx, [
      {
        type: "credential.expiring",
        about: "credential",
        ids,
        once: (subject, { expiresAt }) => `evt_${subject}_${Date.parse(String(expiresAt)) / 1000}`,
      },
    ]),
  );
}
