import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { call, newAccount } from "../../e2e/fixtures/account";
import { freePort, startServer } from "../../e2e/fixtures/server-process";
import type { Fault, Seen } from "./fault";

const REDIS_SERVER = "/usr/bin/redis-server";

async function freeze(): Promise<Seen> {
  const port = await freePort();
  const redis = spawn(REDIS_SERVER, ["--port", String(port), "--save", "", "--bind", "127.0.0.1"], { stdio: "ignore" });
  const server = await startServer({ REDIS_URL: `redis://127.0.0.1:${port}`, LOG_LEVEL: "silent" });
  try {
    const person = await newAccount(server.baseUrl);
    const { body } = await person.api<{ key: string }>("POST", "/api/portal/api-keys", { name: "k" });
    const ask = async () => {
      const started = performance.now();
      const headers = { "x-api-key": body.key };
      const { status } = await call("GET", "/api/v1/products/1", { origin: server.baseUrl, headers });
      return { status, milliseconds: performance.now() - started };
    };
    await ask();
    redis.kill("SIGSTOP");
    const answers = [];
    for (let n = 0; n < 50; n++) answers.push(await ask());
    redis.kill("SIGCONT");
    await sleep(1500);
    const after = await ask();
    const wrong = answers.filter(({ status }) => status !== 200).length;
    const [slowest = 0] = answers.map(({ milliseconds }) => milliseconds).sort((one, other) => other - one);
    return {
      good: wrong === 0 && slowest < 1000 && after.status === 200,
      seen: `${wrong} wrong of ${answers.length} answers`,
      figures: `slowest ${Math.round(slowest)} ms, after it thawed ${Math.round(after.milliseconds)} ms`,
    };
  } finally {
    redis.kill("SIGKILL");
    await server.stop();
  }
}

/** Redis is sick. */
export const redisFaults: readonly Fault[] = [
  {
    name: "Redis is frozen",
    wanted: "counted in the process, at most a second for anybody",
    missing: existsSync(REDIS_SERVER) ? null : "needs redis-server",
    run: freeze,
  },
];
