import { type ClaimedDelivery, claimDeliveries, releaseAllClaims } from "../../db/queries/webhook-deliveries";
import { onWake } from "../events/wake";
import type { Runtime } from "../runtime";
import { deliver } from "./deliver";
import { publishExpiring } from "./expiring";
import { publishCheckpoint } from "./publish-checkpoint";

/** For what is due again, and for what another instance left. */
const EVERY_MS = 1000;
const TIDY_MS = 3_600_000;
/** Attempts at once: to endpoints that answer quickly, and to the others, which so cannot hold those back. */
const PLACES = { quick: 24, slow: 12 };
/** How many of them to one endpoint. */
const EACH = 4;
/** Longer than an attempt can take, which is cut at ten seconds: past it, whoever claimed is taken for dead. */
const CLAIM_SECONDS = 20;

/** Sends what is waiting to webhooks. One for each process; several share the work. */
class Deliverer {
  private readonly runtime: Runtime;
  private readonly stopped = new AbortController();
  private readonly underway = new Map<string, { endpointId: string; slow: boolean; done: Promise<void> }>();
  private looking: Promise<void> | undefined;
  private again = false;

  constructor(runtime: Runtime) {
    this.runtime = runtime;
  }

  /** Looks for what is due, now or, if it is just looking, once more after that. */
  look(): void {
    if (this.stopped.signal.aborted) return;
    if (this.looking) {
      this.again = true;
      return;
    }
    this.again = false;
    this.looking = this.claim()
      .catch((error: unknown) => this.runtime.log.warn({ err: error }, "could not look for webhook deliveries"))
      .finally(() => {
        this.looking = undefined;
        if (this.again) this.look();
      });
  }

  private async claim(): Promise<void> {
    const { db } = this.runtime;
    const underway = [...this.underway.values()];
    const slow = underway.filter((delivery) => delivery.slow).length;
    const claimed = await claimDeliveries(db, {
      quick: Math.max(0, PLACES.quick - (underway.length - slow)),
      slow: Math.max(0, PLACES.slow - slow),
      busy: [...new Set(underway.map(({ endpointId }) => endpointId))],
      each: EACH,
      seconds: CLAIM_SECONDS,
    });
    for (const delivery of claimed) this.start(delivery);
  }

  private start(delivery: ClaimedDelivery): void {
    const { runtime, stopped } = this;
    const done = deliver(runtime, delivery, stopped.signal)
      .catch((error: unknown) => {
        runtime.log.error({ err: error, delivery: delivery.id }, "a webhook delivery could not be made");
      })
      .finally(() => {
        this.underway.delete(delivery.id);
        this.look();
      });
    this.underway.set(delivery.id, { endpointId: delivery.endpointId, slow: delivery.slow, done });
  }

  async stop(): Promise<void> {
    this.stopped.abort();
    await this.looking;
    await Promise.all([...this.underway.values()].map(({ done }) => done));
  }
}

async function tidy(runtime: Runtime): Promise<void> {
  const { db, log } = runtime;
  try {
    await publishCheckpoint(runtime);
    await publishExpiring(db);
  } catch (error) {
    log.warn({ err: error }, "could not look after webhooks");
  }
}

/** Delivers to webhooks from now on: at once what this process is told of, within a second what is due otherwise. Gives how to end it. */
export async function deliverWebhooks(runtime: Runtime): Promise<() => Promise<void>> {
  // The embedded database has no other instance: what is claimed was being sent by the process before.
  if (runtime.db.driver === "pglite") await releaseAllClaims(runtime.db);
  const deliverer = new Deliverer(runtime);
  const look = () => deliverer.look();
  const sleep = onWake(look);
  const poll = setInterval(look, EVERY_MS);
  let tidying = tidy(runtime);
  const hourly = setInterval(() => {
    tidying = tidy(runtime);
  }, TIDY_MS);
  look();
  return async () => {
    sleep();
    clearInterval(poll);
    clearInterval(hourly);
    await tidying;
    await deliverer.stop();
  };
}
