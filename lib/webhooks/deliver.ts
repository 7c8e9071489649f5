import { type ClaimedDelivery, noteAttempt, noteHealth, releaseClaim } from "../../db/queries/webhook-deliveries";
import { settingsOf } from "../portal/settings";
import type { Runtime } from "../runtime";
import { disable } from "./disable";
import { mayBePrivate } from "./endpoint-address";
import { bodyOf, headersOf } from "./message";
import { pauseAfter } from "./pauses";
import { type Outcome, send } from "./send";
import { signatureOf } from "./signature";
import { openSecret } from "./signing-secrets";

/** An endpoint to which nothing got through for so long is not sent to any more. */
const FAILING_SECONDS = 3 * 86_400;
/** An answer that took longer makes an endpoint a slow one. */
const SLOW_MS = 2000;
/** What an endpoint answers that wants no more (RFC 9110 §15.5.11). */
const GONE = 410;

async function attempt(runtime: Runtime, delivery: ClaimedDelivery, signal: AbortSignal): Promise<Outcome> {
  const { env } = runtime;
  const { eventId, ownerKey, secrets } = delivery;
  const { privateUpstreams } = await settingsOf(runtime);
  const opened = await Promise.all(secrets.map((secret) => openSecret(runtime, secret, ownerKey)));
  const url = new URL(delivery.url);
  const body = bodyOf(delivery);
  const timestamp = Math.floor(Date.now() / 1000);
  const headers = {
    ...headersOf(delivery),
    "webhook-timestamp": String(timestamp),
    "webhook-signature": signatureOf({ id: eventId, timestamp, body }, opened),
  };
  return send({ url, headers, body, signal, allowPrivate: mayBePrivate(url, { env, privateUpstreams }) });
}

/** What came of an attempt that did not get as far as the network: it is tried again like any other. */
function notSent(runtime: Runtime, { id }: ClaimedDelivery, error: unknown): Outcome {
  runtime.log.error({ err: error, delivery: id }, "a webhook delivery could not be made");
  const at = new Date().toISOString();
  return { at, status: null, milliseconds: 0, error: "Something went wrong here, before it was sent.", answer: null };
}

const hasArrived = ({ status }: Outcome) => status !== null && status >= 200 && status < 300;

/**
 * Sends a delivery that was claimed, and notes what came of it: it has arrived, is tried again later, or is given up. Where
 * the process ends meanwhile, the claim is given back: whether it arrived is not known, so it is sent again.
 */
export async function deliver(runtime: Runtime, delivery: ClaimedDelivery, signal: AbortSignal): Promise<void> {
  const { db } = runtime;
  const outcome = await attempt(runtime, delivery, signal).catch((error) => notSent(runtime, delivery, error));
  if (signal.aborted) return releaseClaim(db, delivery);
  const delivered = hasArrived(outcome);
  const pause = delivered || outcome.status === GONE ? undefined : pauseAfter(delivery.attempts);
  const state = delivered ? "delivered" : pause === undefined ? "failed" : "waiting";
  await db.transaction(async (tx) => {
    if (!(await noteAttempt(tx, delivery, { state, nextSeconds: pause ?? 0, outcome }))) return;
    const slow = !delivered || outcome.milliseconds > SLOW_MS;
    const failing = await noteHealth(tx, delivery.endpointId, { delivered, slow });
    if (outcome.status === GONE) await disable(tx, runtime, delivery.endpointId, "gone");
    else if (state === "failed" && failing > FAILING_SECONDS)
      await disable(tx, runtime, delivery.endpointId, "failing");
  });
}
