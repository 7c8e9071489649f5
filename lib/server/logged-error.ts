import { type SerializedError, stdSerializers } from "pino";

// "…\nparams: a,b" up to the stack's first line or the cause: what was asked may hold digests, addresses and names.
const PARAMETERS = /\nparams: [\s\S]*?(?=\n {4}at |\ncaused by|: [^\n]*\n {4}at |$)/g;

/** Properties in which the database's drivers repeat the values of a query. */
const VALUES = ["params", "parameters", "args", "detail", "where"];

/** An error as it is logged: a failed query without its values, so that no log line holds what the database does. */
export function loggedError(error: Error): SerializedError {
  const plain: SerializedError = { ...stdSerializers.err(error) };
  for (const name of VALUES) delete plain[name];
  plain.message = plain.message.replace(PARAMETERS, "");
  plain.stack = plain.stack.replace(PARAMETERS, "");
  return plain;
}
