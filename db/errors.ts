/** PostgreSQL's code for an error thrown by either driver, however Drizzle wrapped it; none for other errors. */
export function databaseErrorCode(error: unknown): string | undefined {
  for (let current = error; current instanceof Error; current = current.cause) {
    if ("code" in current && typeof current.code === "string" && /^[0-9A-Z]{5}$/.test(current.code))
      return current.code;
  }
  return undefined;
}

/** Whether a unique index refused the write. */
export const isUniqueViolation = (error: unknown) => databaseErrorCode(error) === "23505";

/** What the driver and the operating system call a connection that is lost, refused or silent. */
const LOST =
  /^(CONNECTION_(CLOSED|ENDED|DESTROYED)|CONNECT_TIMEOUT|E(CONNREFUSED|CONNRESET|PIPE|TIMEDOUT|HOSTUNREACH|NETUNREACH|NOTFOUND|AI_AGAIN))$/;

/** SQLSTATE classes of a server that cannot work now: connection, resources, shutdown, a copy, a lock that is not free. */
const TROUBLED = /^(08|53|57P0|25006|55P03)/;

/** What ends or refuses a connection, whatever the reason: no statement that is refused is more than an `ERROR`. */
const ENDING = ["FATAL", "PANIC"];

/**
 * Whether an error says that the database is away, as opposed to having refused what it was asked: it cannot be
 * reached, ended the connection or let none in, has no room for another, or fell silent.
 */
export function isDatabaseAway(error: unknown): boolean {
  for (let current = error; current instanceof Error; current = current.cause) {
    if ("severity" in current && ENDING.includes(String(current.severity))) return true;
    if (!("code" in current) || typeof current.code !== "string") continue;
    if (LOST.test(current.code) || (current.code.length === 5 && TROUBLED.test(current.code))) return true;
  }
  return false;
}
