import { setTimeout as sleep } from "node:timers/promises";
import fc from "fast-check";
import { expect, test } from "playwright/test";
import { type Account, adminAccount, newAccount } from "../fixtures/account";
import { apiCaller } from "../fixtures/api-caller";
import { atServer } from "../fixtures/at-server";
import { type Documented, documentedOperations, nameOf } from "../fixtures/documented";
import { type HostileRequest, hostileRequest, toRequest } from "../fixtures/hostile-request";
import { isLong } from "../fixtures/long-form";
import { equipWithEverything, type Ids, idsFor } from "../fixtures/owned";
import { findAll } from "../fixtures/send-documented";
import { type ServerProcess, startServer } from "../fixtures/server-process";

const REQUESTS = isLong ? Number(process.env.ATTACK_REQUESTS ?? 100_000) : 600;
/** Requests that one attacker makes, and those that one server gets: what they do must not end what others can try. */
const BATCH = 500;
const ROUND = 5000;
/** Another one tries other requests; what it found is found again with it. */
const SEED = Number(process.env.ATTACK_SEED ?? (isLong ? Date.now() % 2 ** 31 : 20_001));

/** What tells strangers how the server is made. */
const INSIDES = /\n\s+at |node:internal|node_modules|\.tsx?:\d|drizzle|pglite|Failed query|select .+ from |SQLSTATE/i;

/** Milliseconds after which a request counts as never answered. */
const PATIENCE = 30_000;

/** These end what the attacker acts with, or fetch a page of somebody else's: they have tests of their own. */
const PASSED_OVER = ["deleteMe", "beginTwoFactor", "runPlugin", "enablePlugin", "rescanPlugins"];

interface Line {
  level: number;
  requestId?: string;
  status?: number;
}

interface Attacker {
  headers: Record<string, Record<string, string>>;
  ids: Map<Documented, Ids>;
  operations: Documented[];
}

async function idsOf(account: Account, admin: Account, operations: Documented[]): Promise<Map<Documented, Ids>> {
  const found = new Map<Documented, Ids>();
  for (const operation of operations) {
    const who = operation.access === "admin" ? admin : account;
    const own = operation.access === "admin" || operation.access === "portal";
    // Where an administrator has nothing yet, what is tried is an id of nothing.
    found.set(operation, own ? await idsFor(who, operation.path, operations).catch(() => ({})) : { id: "1" });
  }
  return found;
}

async function newAttacker({ baseUrl: origin }: ServerProcess): Promise<Attacker> {
  const operations = (await documentedOperations(origin)).filter(({ id }) => !PASSED_OVER.includes(id));
  const [account, admin] = [await newAccount(origin), await adminAccount(origin)];
  await equipWithEverything(account, operations);
  const { key } = await apiCaller(account);
  return {
    operations,
    ids: await idsOf(account, admin, operations),
    headers: {
      person: { cookie: account.cookie, origin },
      administrator: { cookie: admin.cookie, origin },
      key: { "x-api-key": key },
      nobody: {},
    },
  };
}

/** What one server was sent so far. */
interface Round {
  server: ServerProcess;
  /** The status of each answer by its request id. */
  answered: Map<string, number>;
  /** A request was not answered: those that follow would only wait as well. */
  silent: boolean;
}

/** Sends a request and reads the whole answer; where there is none, says so. */
async function send(url: string, init: RequestInit) {
  try {
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(PATIENCE) });
    return { status: response.status, headers: response.headers, text: await response.text() };
  } catch (error) {
    const { message, cause } = error as Error;
    return `no answer (${message}${cause instanceof Error ? `, ${cause.message}` : ""})`;
  }
}

async function findWrong(round: Round, attacker: Attacker, asked: HostileRequest) {
  if (round.silent) return undefined;
  const { server, answered } = round;
  const operation = attacker.operations[asked.operation % attacker.operations.length];
  if (!operation) return undefined;
  const person = operation.access === "admin" && asked.person !== "nobody" ? "administrator" : asked.person;
  const given = { headers: attacker.headers[person] ?? {}, ids: attacker.ids.get(operation) ?? {} };
  const { path, init } = toRequest(asked, operation, given);
  const request = `to ${path.slice(0, 200)} ${JSON.stringify(asked).slice(0, 600)}`;
  const got = await send(server.baseUrl + path, init);
  if (typeof got === "string") {
    round.silent = true;
    return `${nameOf(operation)}: ${got} ${request}`;
  }
  const { status, headers, text } = got;
  // Headers that are too large never become a request that has an id.
  const requestId = headers.get("x-request-id");
  if (requestId !== null) answered.set(requestId, status);
  const fine =
    operation.statuses.has(status) &&
    (requestId !== null || status === 431) &&
    !INSIDES.test(text) &&
    !headers.has("x-injected");
  return fine ? undefined : `${nameOf(operation)}: ${status} ${text.slice(0, 300)} ${request}`;
}

/** Whether the server still answers who asks for what stands in its database. */
async function findSilence({ baseUrl: origin }: ServerProcess): Promise<string[]> {
  const got = await send(`${origin}/readyz`, {});
  if (typeof got !== "string" && got.status === 200) return [];
  return [`the server answers no more: ${typeof got === "string" ? got : got.text}`];
}

const getLines = (output: string): Line[] =>
  output.split("\n").flatMap((line) => (line.startsWith("{") ? [JSON.parse(line) as Line] : []));

/** What is wrong with the log: a refused request has one line, at info; nothing has failed. */
function findInLog(output: string, answered: Map<string, number>): unknown[] {
  const lines = getLines(output);
  const told = new Map<string, number>();
  for (const { requestId, level } of lines) {
    if (requestId !== undefined && level === 30) told.set(requestId, (told.get(requestId) ?? 0) + 1);
  }
  const refused = [...answered].filter(([, status]) => status >= 400);
  return [
    ...lines.filter(({ level }) => level >= 50),
    ...refused.filter(([id]) => told.get(id) !== 1).map(([id, status]) => ({ id, status, lines: told.get(id) ?? 0 })),
  ];
}

/** Sends requests to a server of their own, as somebody who has one of everything, and gives what was wrong. */
async function attack(
  asked: readonly HostileRequest[],
  figures: { sent: number; refused: number },
): Promise<unknown[]> {
  const server = await startServer({ LOG_LEVEL: "info" });
  try {
    const answered = new Map<string, number>();
    const round: Round = { server, answered, silent: false };
    const finds: string[] = [];
    for (let done = 0; done < asked.length && !round.silent; done += BATCH) {
      // What the last one did may have left him nothing to act with, but for a server that answers.
      const coming = atServer(server, () => newAttacker(server)).catch(() => undefined);
      const attacker = await Promise.race([coming, sleep(2 * PATIENCE)]);
      if (!attacker) {
        finds.push(...(await findSilence(server)));
        break;
      }
      const batch = asked.slice(done, done + BATCH);
      finds.push(...(await findAll(batch, (one) => findWrong(round, attacker, one))));
      figures.sent += batch.length;
    }
    figures.refused += [...answered.values()].filter((status) => status >= 400).length;
    await expect
      .poll(() => findInLog(server.output(), answered).length)
      .toBe(0)
      .catch(() => undefined);
    return [...finds, ...findInLog(server.output(), answered)];
  } finally {
    await server.stop();
  }
}

test("whatever is sent to any operation is answered with a documented status, and what is refused is one line in the log", async () => {
  test.setTimeout(isLong ? 7_200_000 : 240_000);
  const figures = { sent: 0, refused: 0 };
  for (let round = 0; figures.sent < REQUESTS; round++) {
    const numRuns = Math.min(ROUND, REQUESTS - figures.sent);
    const finds = await attack(fc.sample(hostileRequest, { seed: SEED + round, numRuns }), figures);
    expect(finds, `seed ${SEED + round}`).toEqual([]);
  }
  expect(figures.refused).toBeGreaterThan(REQUESTS / 2);
  test.info().annotations.push({ type: "figures", description: `${JSON.stringify(figures)} from seed ${SEED}` });
  if (isLong) process.stdout.write(`${JSON.stringify(figures)} from seed ${SEED}\n`);
});
