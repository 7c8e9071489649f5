import { format } from "node:util";

/** Whether the uppermost frame of an error is the driver's own, so that none of ours could have caught it. */
const isOfDriver = (error: unknown): error is Error =>
  error instanceof Error && /^\s*at .*[\\/]node_modules[\\/]postgres[\\/]/m.test(error.stack?.split("\n", 2)[1] ?? "");

/**
 * Keeps the process alive when the PostgreSQL driver throws where nobody can catch it, as it may when a connection ends
 * while it is being opened or written to; whoever waits on that connection is told by it. Anything else that nobody
 * catches ends the process, as it does without.
 */
export function surviveDriver(note: (error: Error) => void): void {
  process.on("uncaughtException", (error) => {
    if (isOfDriver(error)) {
      note(error);
      return;
    }
    process.stderr.write(format("gatehouse  %s\n", error));
    process.exit(1);
  });
}
