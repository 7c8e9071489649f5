import type { Database } from "../../db/client";
import { findExpiring } from "../../db/queries/webhook-audience";
import { tell } from "./tell";

const DAYS = 7;

/** Tells of each credential, once for each expiry that it is given, that it comes to its end within seven days. */
export async function tellExpiring(db: Database): Promise<void> {
  const found = await findExpiring(db, DAYS);
  await db.transaction((tx) =>
    tell(
      tx,
      found.map(({ source, id }) => ({
        type: "credential.expiring",
        about: source,
        ids: [id],
        once: (subject, { expiresAt }) => `evt_${subject}_${Date.parse(String(expiresAt)) / 1000}`,
      })),
    ),
  );
}
