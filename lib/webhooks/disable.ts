import type { Database } from "../../db/client";
import { findUser } from "../../db/queries/users";
import { disableEndpoint } from "../../db/queries/webhook-endpoints";
import { audit } from "../audit/audit";
import { shownHost } from "../audit/changes-between";
import { toAddressee } from "../mail/addressee";
import { webhookDisabledLetter } from "../mail/letters-of-webhooks";
import { mailLater } from "../mail/send-mail";
import type { Runtime } from "../runtime";
import { loadSettings } from "../settings/settings";

const SYSTEM = { caller: null, requestId: "", address: "" };

/** Stops sending to an endpoint that does not want it or has not taken anything for days, and writes to its owner. */
export async function disable(tx: Database, runtime: Runtime, id: string, reason: "failing" | "gone"): Promise<void> {
  const endpoint = await disableEndpoint(tx, id, reason);
  if (!endpoint) return;
  const { userId, url } = endpoint;
  await audit(tx, SYSTEM, {
    action: "webhook.disable",
    target: id,
    subjectId: userId,
    detail: { url: shownHost(url), reason },
  });
  tx.afterCommit(() =>
    mailLater(runtime, async () => {
      const user = await findUser(runtime.db, userId);
      if (!user) return null;
      const addressee = toAddressee(user, (await loadSettings(runtime)).brandName);
      return webhookDisabledLetter(
        addressee,
        { host: new URL(url).host, reason },
        `${runtime.env.publicUrl}/webhooks/${id}`,
      );
    }),
  );
}
