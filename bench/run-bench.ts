import { freshPostgres } from "../e2e/fixtures/fresh-postgres";
import { startServer } from "../e2e/fixtures/server-process";
import { type Measured, measure } from "./measure";
import { WORKS } from "./works";

const METRICS_TOKEN = "bench-reads-how-much-cpu-was-used";

const LANES = [
  { lane: "before Next", environment: {} },
  { lane: "through Next", environment: { DIRECT_LANE: "off" } },
];

/** CPU seconds of the server since it started, from its own metrics. */
async function getCpuSeconds(origin: string): Promise<number> {
  const answer = await fetch(`${origin}/metrics`, { headers: { authorization: `Bearer ${METRICS_TOKEN}` } });
  const [, seconds] = /^process_cpu_seconds_total (\S+)$/m.exec(await answer.text()) ?? [];
  if (!seconds) throw new Error(`/metrics answered ${answer.status} without process_cpu_seconds_total`);
  return Number(seconds);
}

const say = (line: string) => console.log(line);
const whole = (figure: number) => Math.round(figure).toLocaleString("en");

function row(name: string, measured: Measured, first: Measured): string {
  const cost = first.perCoreSecond / measured.perCoreSecond;
  return [
    name.padEnd(48),
    whole(measured.perCoreSecond).padStart(8),
    `${cost.toFixed(1)} ×`.padStart(9),
    whole(measured.perSecond).padStart(8),
    measured.median.toFixed(1).padStart(8),
    measured.late.toFixed(1).padStart(8),
  ].join("");
}

/**
 * Measures every kind of work on a server of its own with a fresh database, in front of Next and through its pipeline,
 * and prints a table. On PostgreSQL where TEST_DATABASE_URL names one, whose own CPU time is not counted; else on the
 * embedded database, which works inside the server's process. `seconds` are those of one work. Throws, and so ends
 * with another code than 0, where any answer is not the one that was asked for.
 */
export async function runBench(seconds: number): Promise<void> {
  const { TEST_DATABASE_URL } = process.env;
  const database = TEST_DATABASE_URL ? await freshPostgres(TEST_DATABASE_URL) : undefined;
  say(`${database ? "PostgreSQL" : "Embedded database"}, Node ${process.versions.node}, ${seconds} s a work`);
  try {
    let first: Measured | undefined;
    for (const { lane, environment } of LANES) {
      const server = await startServer({
        METRICS_TOKEN,
        ...environment,
        ...(database && { DATABASE_URL: database.url }),
      });
      process.env.BASE_URL = server.baseUrl;
      try {
        say(`\n${lane.padEnd(48)}  /core-s     cost       /s  median     p99`);
        for (const work of WORKS) {
          const measured = await measure(work, { seconds, cpuSeconds: () => getCpuSeconds(server.baseUrl) });
          first ??= measured;
          say(row(work.name, measured, first));
        }
      } finally {
        await server.stop();
      }
    }
  } finally {
    await database?.drop();
  }
  say("\n/core-s: requests for a second of the server's CPU. cost: CPU of one, where the first work's is 1.");
}
