import { databaseErrorCode } from "../../db/errors";
import { SchemaError } from "../../db/known-migrations";
import { EnvError } from "../env";
import { FolderLockedError } from "../folder-lock";

/** What an operator can mend by the message alone. */
const EXPLAINED = [EnvError, FolderLockedError, SchemaError];

/** Why PostgreSQL cannot be reached, or lets nobody in. */
const DATABASE = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|CONNECT_TIMEOUT|ETIMEDOUT|28|3D)/;

/** What to tell an operator whose start failed; `undefined` where the cause is not theirs to mend. */
export function sentenceForOperator(error: unknown): string | undefined {
  if (EXPLAINED.some((kind) => error instanceof kind)) return (error as Error).message;
  const code = error instanceof Error && "code" in error ? String(error.code) : databaseErrorCode(error);
  if (code === "EADDRINUSE") return "The port is already in use. Set PORT to another one.";
  if (code === "EACCES") return "This process may not listen on that port, or write its data folder.";
  if (databaseErrorCode(error) === "25006") {
    return "The database takes no writes: its disk is nearly full, or it is a copy of another server.";
  }
  if (code && DATABASE.test(code)) return `PostgreSQL at DATABASE_URL does not let us in (${code}).`;
  return undefined;
}

/** The errors of a HOST on which nobody can listen: no such name, no address of this machine. */
const NO_HOST = ["ENOTFOUND", "EAI_AGAIN", "EADDRNOTAVAIL", "EINVAL"];

/** What a failure to listen means: `EnvError` where it is HOST that names no address of this machine. */
export const listeningError = (error: Error & { code?: string }, host: string | undefined): Error =>
  NO_HOST.includes(error.code ?? "")
    ? new EnvError(`HOST must be an address or a name of this machine, but it is "${host}".`, { cause: error })
    : error;
