import type { WriteStream } from "node:tty";
import pino from "pino";

/** Tells the operator some lines. */
export type Say = (...lines: string[]) => void;

/**
 * Tells the operator what is not an event of the log, such as that the server is ready: in sentences to a person at a
 * terminal, else in lines of JSON as the log has them, so that a collector can read all that comes. `LOG_LEVEL` silences
 * none of it: the first administrator's password is told only once.
 */
export function createSay(stream: WriteStream & { fd: number }, level: "info" | "fatal" = "info"): Say {
  if (stream.isTTY) return (...lines) => void stream.write(`gatehouse  ${lines.join("\ngatehouse  ")}\n`);
  const log = pino(pino.destination({ fd: stream.fd, sync: true }));
  return (...lines) => {
    for (const line of lines) log[level](line);
  };
}
