import postgres, { type Sql } from "postgres";

/** Where a PostgreSQL is, and how one gets there. */
export interface PostgresTarget {
  url: string;
  /** A pooler in transaction mode, such as PgBouncer, through which everyday work goes. */
  poolerUrl?: string | undefined;
}

/** Milliseconds that a statement may work, and that it may wait for what another one holds. */
const LIMITS = { statement_timeout: 30_000, lock_timeout: 4_000 };

const COMMON = { application_name: "gatehouse", TimeZone: "UTC" };

const PACE = {
  connect_timeout: 5,
  // The driver's own pauses grow to 20 s, in which a database that is back would go unnoticed.
  backoff: (attempt: number) => Math.min(0.25, 0.05 * attempt),
  keep_alive: 10,
  // Firewalls forget connections on which nothing is said, and tell neither end.
  idle_timeout: 60,
  onnotice: () => undefined,
};

/** After how many seconds without work a connection is closed, unless the server itself would do so earlier. */
export const IDLE_SECONDS = PACE.idle_timeout;

/** Connections to the server itself, which are opened as they are needed. Arrays are known only to those for everyday work. */
export const connect = (url: string, max: number, { arrays = false, idle = IDLE_SECONDS } = {}): Sql =>
  postgres(url, { ...PACE, max, idle_timeout: idle, fetch_types: arrays, connection: { ...COMMON, ...LIMITS } });

/**
 * Connections for everyday work. Behind a pooler in transaction mode one statement knows nothing of the one before:
 * nothing is prepared by name, and no limit can be set for the session (docs/operation.md says how it is set instead).
 */
export const connectForWork = ({ url, poolerUrl }: PostgresTarget, max: number, idle = IDLE_SECONDS): Sql =>
  poolerUrl
    ? postgres(poolerUrl, { ...PACE, max, idle_timeout: idle, prepare: false, connection: COMMON })
    : connect(url, max, { arrays: true, idle });

/** Gives up connections at once; what waits on them rejects. */
export const abandon = (sql: Sql): void => void sql.end({ timeout: 0 });

/**
 * Takes over what the driver has learned of array types from a client that has had its first answer, which may be the
 * same one. It would ask every connection for them; where one ends meanwhile, it rejects a promise that nobody can catch,
 * which ends the process.
 */
export function takeTypes(from: Sql, to: Sql): void {
  Object.assign(to.options.parsers, from.options.parsers);
  Object.assign(to.options.serializers, from.options.serializers);
  to.options.fetch_types = false;
}
