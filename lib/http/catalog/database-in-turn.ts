import type { Database } from "../../../db/client";
import { toNetwork } from "../../access/address";
import type { Caller } from "../../access/caller";
import { ApiError } from "../../api-error";
import { Line, LineFullError, type LineLimits } from "../../line";
import { perRuntime } from "../../per-runtime";
import type { Runtime } from "../../runtime";

/**
 * Statements of the catalogue that run at once, and wait. Fewer than there are connections, so that signing in and tokens
 * do not wait for searches; the embedded database runs one at a time, whatever it is given.
 */
const LIMITS: Readonly<Record<Database["driver"], LineLimits>> = {
  postgres: { each: 6, all: 8, waiting: 100 },
  pglite: { each: 2, all: 4, waiting: 100 },
};

const getLine = perRuntime("catalogue-line", ({ db }: Runtime) => new Line(LIMITS[db.driver]));

const getHolder = ({ credential, subject, address }: Caller): string =>
  credential?.id ?? (subject === "anonymous" ? toNetwork(address) : subject);

/**
 * The database for what a caller asks of the catalogue: a few statements of each credential run at once, and the rest
 * waits for its turn. Its calls reject with `ApiError("tooManyRequests")` where too much waits already.
 */
export function databaseInTurn(runtime: Runtime, caller: Caller): Database {
  const { db } = runtime;
  const line = getLine(runtime);
  const holder = getHolder(caller);
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> =>
    line.run(holder, work).catch((error: unknown) => {
      if (!(error instanceof LineFullError)) throw error;
      const message = `More than ${LIMITS[db.driver].waiting} of your requests wait for the database. Send fewer at a time.`;
      throw new ApiError("tooManyRequests", message, { headers: { "retry-after": "1" } });
    });
  return {
    ...db,
    bounded: (statement, parameters) => inTurn(() => db.bounded(statement, parameters)),
    transaction: (work) => inTurn(() => db.transaction(work)),
  };
}
