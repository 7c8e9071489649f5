import { type ClaimedDelivery, recordAttempt, recordHealth, releaseClaim } from "../../db/queries/webhook-deliveries";
import { momentIn, now } from "../clock";
import type { Runtime } from "../runtime";
import { loadSettings } from "../settings/settings";
import { getTracing } from "../tracing/tracing";
import { disable } from "./disable";
import { privateHostsFor } from "./endpoint-address";
import { buildBody, buildHeaders } from "./message";
import { pauseAfter } from "./pauses";
import { type Outcome, send } from "./send";
import { computeSignature } from "./signature";
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
  const { privateWebhookHosts } = await loadSettings(runtime);
  const opened = await Promise.all(secrets.map((secret) => openSecret(runtime, secret, ownerKey)));
  const url = new URL(delivery.url);
  const body = buildBody(delivery);
  const timestamp = Math.floor(now() / 1000);
  const headers = {
    ...buildHeaders(delivery),
    "webhook-timestamp": String(timestamp),
    "webhook-signature": computeSignature({ id: eventId, timestamp, body }, opened),
  };
  const privateHosts = privateHostsFor(url, { env, privateWebhookHosts });
  return getTracing(runtime).call({
    ...{ name: "webhook", method: "POST", server: url.hostname },
    work: (traceHeaders) => send({ url, headers: { ...headers, ...traceHeaders }, body, signal, privateHosts }),
  });
}

/** What came of an attempt that did not get as far as the network: it is tried again like any other. */
function notSent(runtime: Runtime, { id }: ClaimedDelivery, error: unknown): Outcome {
  runtime.log.error({ err: error, delivery: id }, "a webhook delivery could not be made");
  const at = momentIn(0).toISOString();
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
    if (!(await recordAttempt(tx, delivery, { state, nextSeconds: pause ?? 0, outcome }))) return;
    const slow = !delivered || outcome.milliseconds > SLOW_MS;
    const failing = await recordHealth(tx, delivery.endpointId, { delivered, slow });
    if (outcome.status === GONE) await disable(tx, runtime, delivery.endpointId, "gone");
    else if (state === "failed" && failing > FAILING_SECONDS)
      await disable(tx, runtime, delivery.endpointId, "failing");
  });
}
