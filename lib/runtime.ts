import type { Logger } from "pino";
import type { Database } from "../db/client";
import type { Env } from "./env";

/** What every handler works with; made once by the server, before it listens. */
export interface Runtime {
  env: Env;
  db: Database;
  log: Logger;
}

const KEY = Symbol.for("gatehouse.runtime");
const holder = globalThis as { [KEY]?: Runtime };

/** Makes the runtime the one that both lanes share: Next's own copies of the modules find it on `globalThis`. */
export function installRuntime(runtime: Runtime): void {
  holder[KEY] = runtime;
}

/** The runtime of this process. Throws where the server has not started it. */
export function runtime(): Runtime {
  const installed = holder[KEY];
  if (!installed) throw new Error('Gatehouse is not started: run it with "npm start" or "npm run dev".');
  return installed;
}
