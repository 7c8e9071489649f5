import { setTimeout as sleep } from "node:timers/promises";
import type { FolderLock } from "../folder-lock";
import { getReadiness } from "../readiness";
import type { HttpServer } from "./http-server";
import type { StartedRuntime } from "./start-runtime";

/** How long connections are left to whoever holds them, at most, once nobody new is taken. */
const LEAVING_MS = 5_000;

/** Connections that are still busy this long after the last was taken are cut. */
const ANSWERS_MS = 10_000;

/** When the process ends after it has stopped serving, whatever is still to be written. */
const END_MS = 20_000;

/** What a signal stops. */
export interface Serving {
  server: HttpServer;
  started: StartedRuntime;
  lock: FolderLock;
  say: (line: string) => void;
}

/**
 * Stops the process on SIGTERM and SIGINT. For `DRAIN_SECONDS` it goes on serving while `/readyz` says 503, so
 * that balancers go elsewhere before anything is refused. Then it takes no new connection, and for as long again, though
 * not for more than five seconds, answers on those that there are, each answer being the last. In the end it finishes
 * what is due and writes what is still in memory. A second signal ends the draining.
 */
export function stopOnSignal({ server, started, lock, say }: Serving): void {
  const { runtime } = started;
  const drainMs = runtime.env.drainSeconds * 1000;
  const hurry = new AbortController();
  let stopping = false;

  const stop = async () => {
    if (stopping) {
      hurry.abort();
      return;
    }
    stopping = true;
    say(drainMs > 0 ? "Stopping once connections have gone elsewhere …" : "Stopping …");
    // One deadline over everything: a database that is silent would keep what is to be written for ever.
    setTimeout(
      () => {
        say("Not everything could be ended in time.");
        process.exit(1);
      },
      drainMs + LEAVING_MS + END_MS,
    ).unref();
    getReadiness(runtime).withdraw();
    await sleep(drainMs, undefined, { signal: hurry.signal }).catch(() => undefined);
    await server.leave(Math.min(drainMs, LEAVING_MS), hurry.signal);
    await server.stop(ANSWERS_MS);
    await started.stop();
    await lock.release();
    say("Stopped.");
    process.exit(0);
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
}
