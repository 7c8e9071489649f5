import { Server as Listener } from "node:net";
import { setImmediate as nextTurn } from "node:timers/promises";

/** When it is quiet enough to stop listening, and how many turns of the event loop are waited for that. */
const QUIET = { milliseconds: 0.2, turns: 500 };

/**
 * Stops a server from taking new connections; those that it has stay, also idle ones, which `close` of an HTTP server
 * would end. Resolves once that is so, with a promise of the time when the last of them has gone.
 *
 * The system takes connections ahead of the process, and resets those that the process has not taken when it stops
 * listening: that is done in a turn of the event loop that was short and in which none came.
 */
export async function stopListening(server: Listener): Promise<{ closed: Promise<void> }> {
  let come = 0;
  const count = () => {
    come += 1;
  };
  server.on("connection", count);
  for (let turn = 0; turn < QUIET.turns; turn++) {
    const before = come;
    const begun = performance.now();
    await nextTurn();
    if (before === come && performance.now() - begun < QUIET.milliseconds) break;
  }
  server.off("connection", count);
  return { closed: new Promise((resolve) => Listener.prototype.close.call(server, () => resolve())) };
}
