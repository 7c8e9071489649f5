import { databaseFaults } from "./faults/database-faults";
import { deployFaults } from "./faults/deploy-faults";
import { redisFaults } from "./faults/redis-faults";

const say = (line: string) => console.log(line);

/** What is not begun any more after this. */
const MOST_MS = 9 * 60_000;

/**
 * Tries out what can go wrong around a server, on servers of its own, and prints a table as Markdown. What needs
 * PostgreSQL uses that of TEST_DATABASE_URL. Takes at most ten minutes. Gives how many faults ended otherwise than wanted.
 */
export async function runFaults(): Promise<number> {
  const started = performance.now();
  let bad = 0;
  say("| fault | wanted | seen | figures | |\n|---|---|---|---|---|");
  for (const { name, wanted, missing, run } of [...databaseFaults, ...redisFaults, ...deployFaults]) {
    const why = missing ?? (performance.now() - started > MOST_MS ? "no time was left" : null);
    if (why !== null) {
      say(`| ${name} | ${wanted} | not tried: ${why} | | – |`);
      continue;
    }
    const { good, seen, figures } = await run();
    if (!good) bad += 1;
    say(`| ${name} | ${wanted} | ${seen} | ${figures} | ${good ? "✓" : "✗"} |`);
  }
  return bad;
}
