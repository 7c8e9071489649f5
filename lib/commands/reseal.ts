import { listSealed, replaceSealed, SEALED_PURPOSES } from "../../db/queries/sealed-values";
import { sealAuditLog } from "../audit/seal-audit-log";
import { isStale, open, seal } from "../credentials/safe-store";
import type { Command } from "./command";

/**
 * `npm run reseal`: seals again under the first pepper of `SAFESTORE_PEPPER` what an older one sealed, the end of the
 * audit log among it. Safe beside a
 * running server that knows both. Throws `SafeStoreError` for a value that none of them opens.
 */
export const reseal: Command = async ({ env: { peppers }, db, say }) => {
  let sealedAgain = 0;
  for (const purpose of SEALED_PURPOSES) {
    for (const value of await listSealed(db, purpose)) {
      if (!isStale(peppers, value.sealed)) continue;
      const place = { purpose, recordId: value.recordId, ownerKey: value.ownerKey };
      const again = await seal(peppers, place, await open(peppers, place, value.sealed));
      if (await replaceSealed(db, purpose, value, again)) sealedAgain++;
    }
  }
  say(`Sealed ${sealedAgain} values again under the current pepper.`);
  if (await sealAuditLog(db, peppers)) say("Sealed the end of the audit log under it.");
  say("Keys and tokens that were issued before are known by a digest under the older one: keep it listed until the");
  say("last of them has been rotated or has expired.");
};
