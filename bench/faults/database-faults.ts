import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { databaseLine } from "../../e2e/fixtures/database-line";
import { type Door, getDoors, knock, SERVED_REGARDLESS } from "../../e2e/fixtures/doors";
import { freshPostgres } from "../../e2e/fixtures/fresh-postgres";
import { type ServerProcess, startServer } from "../../e2e/fixtures/server-process";
import { startUpstream } from "../../e2e/fixtures/upstream";
import type { Fault, Seen } from "./fault";

const { TEST_DATABASE_URL } = process.env;

/** What a caller may have to wait while it lasts, and until all is well after it. */
const MOST_MS = { answer: 5000, recovery: 2000 };

/** How long each fault lasts. */
const LASTS_MS = 8000;

type Place = Awaited<ReturnType<typeof openPlace>>;

/** A server with a line to a database of its own, and somebody who can do to that what an operator can. */
async function openPlace() {
  const database = await freshPostgres(TEST_DATABASE_URL ?? "", { ownRole: true });
  const [line, upstream] = await Promise.all([databaseLine(database.url), startUpstream()]);
  const operator = postgres(database.adminUrl, { max: 1, onnotice: () => undefined });
  const server = await startServer({ DATABASE_URL: line.url, LOG_LEVEL: "silent" });
  return { database, line, upstream, operator, server, doors: await getDoors(server, upstream.origin) };
}

async function closePlace({ database, line, upstream, operator, server }: Place): Promise<void> {
  await line.restore();
  await server.stop();
  await Promise.all([line.close(), upstream.close(), operator.end({ timeout: 1 })]);
  await database.drop();
}

const cutAll = ({ operator, database }: Place) =>
  operator`select pg_terminate_backend(pid) from pg_stat_activity where usename = ${database.role}`;

/** Locks every table; gives how to let go. */
function lockAll({ operator }: Place): Promise<() => Promise<unknown>> {
  return new Promise((locked, reject) => {
    let letGo: () => void = () => undefined;
    const held = operator.begin(async (tx) => {
      const tables = await tx<{ name: string }[]>`select tablename as name from pg_tables where schemaname = 'public'`;
      await tx.unsafe(`lock table ${tables.map(({ name }) => `"${name}"`).join(", ")} in access exclusive mode`);
      const done = new Promise<void>((resolve) => {
        letGo = resolve;
      });
      locked(() => {
        letGo();
        return held;
      });
      await done;
    });
    held.catch(reject);
  });
}

interface Answer {
  status: number;
  milliseconds: number;
}

/** Asks a door and measures; status 0 where no answer came within 30 seconds. */
async function ask(server: ServerProcess, door: Door): Promise<Answer> {
  const started = performance.now();
  const status = await knock(server, door, 30_000).then(
    (answer) => answer.status,
    () => 0,
  );
  return { status, milliseconds: performance.now() - started };
}

const askAll = ({ server, doors }: Place) => Promise.all(doors.map((door) => ask(server, door)));

async function untilWell(place: Place): Promise<number> {
  const started = performance.now();
  for (;;) {
    const answers = await askAll(place);
    const took = performance.now() - started;
    if (answers.every(({ status }, index) => status === place.doors[index]?.open)) return took;
    if (took > 60_000) return Number.POSITIVE_INFINITY;
    await sleep(50);
  }
}

/** How a fault begins; gives how it ends. */
type Begin = (place: Place) => Promise<() => unknown>;

async function tryOut(begin: Begin): Promise<Seen> {
  const place = await openPlace();
  try {
    const end = await begin(place);
    const started = performance.now();
    const answers: Answer[] = [];
    let wrong = 0;
    while (performance.now() - started < LASTS_MS) {
      const round = await askAll(place);
      answers.push(...round);
      wrong += round.filter(({ status }, index) => status !== 503 && status !== place.doors[index]?.open).length;
      await sleep(250);
    }
    const regardless = await Promise.all(SERVED_REGARDLESS.map((door) => ask(place.server, door)));
    const kept = regardless.every(({ status }) => status === 200);
    await end();
    const recovery = await untilWell(place);
    const slowest = Math.max(...answers.map(({ milliseconds }) => milliseconds));
    return {
      good: wrong === 0 && kept && slowest <= MOST_MS.answer && recovery <= MOST_MS.recovery,
      seen: `${wrong} wrong of ${answers.length} answers; discovery and keys ${kept ? "served" : "not served"}`,
      figures: `slowest ${(slowest / 1000).toFixed(1)} s, well again after ${(recovery / 1000).toFixed(1)} s`,
    };
  } finally {
    await closePlace(place);
  }
}

const BEGINNINGS: Readonly<Record<string, Begin>> = {
  "is down": async ({ line }) => {
    await line.refuse();
    return line.restore;
  },
  "falls silent": async ({ line }) => {
    line.silence();
    return line.restore;
  },
  "takes 3 s for everything": async ({ line }) => {
    line.slow(3000);
    return line.restore;
  },
  "has no connection to spare": async (place) => {
    await place.operator.unsafe(`alter role ${place.database.role} connection limit 0`);
    await cutAll(place);
    return () => place.operator.unsafe(`alter role ${place.database.role} connection limit -1`);
  },
  "is locked": lockAll,
  "is restarted over and over": async (place) => {
    const timer = setInterval(() => void cutAll(place).catch(() => undefined), 500);
    return () => clearInterval(timer);
  },
};

/** PostgreSQL is sick. */
export const databaseFaults: readonly Fault[] = Object.entries(BEGINNINGS).map(([name, begin]) => ({
  name: `PostgreSQL ${name}`,
  wanted: "served or 503 within 5 s, well again within 2 s",
  missing: TEST_DATABASE_URL ? null : "TEST_DATABASE_URL is not set",
  run: () => tryOut(begin),
}));
