import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import pino from "pino";
import { RateLimiterMemory } from "rate-limiter-flexible";
import { describe, expect, it, vi } from "vitest";
import type { Runtime } from "../runtime";
import { forgive, throttle } from "./rate-limit";
import { hasRedis, startRedisCluster, startRedisSentinel } from "./testing/redis-processes";

const REDIS_SERVER = "/usr/bin/redis-server";

/** A process of its own, as far as counting goes. */
const process_ = (rateLimitFactor: number, redisUrl?: string) =>
  ({ env: { rateLimitFactor, redisUrl }, log: pino({ level: "silent" }) }) as unknown as Runtime;

const tries = async (runtime: Runtime, key: string, times: number) => {
  const results = await Promise.allSettled(
    Array.from({ length: times }, () => throttle(runtime, "sign-in-name-at-address", key)),
  );
  return results.filter(({ status }) => status === "fulfilled").length;
};

describe("throttles", () => {
  it("let through what the budget allows, of many at once, and say when to come back", async () => {
    const runtime = process_(1);
    expect(await tries(runtime, "a", 30)).toBe(10);
    expect(await tries(runtime, "b", 3)).toBe(3);
    await expect(throttle(runtime, "sign-in-name-at-address", "a")).rejects.toMatchObject({
      code: "too_many_requests",
      message: "Too many tries. Try again in 15 minutes.",
      facts: { retryAfter: 900 },
    });
  });

  it("take a /64 for one caller, and a /48 for sixteen: whoever has one IPv6 address has 2^64 of them", async () => {
    const count = async (runtime: Runtime, addresses: readonly string[]) => {
      const results = await Promise.allSettled(addresses.map((one) => throttle(runtime, "sign-up-address", one)));
      return results.filter(({ status }) => status === "fulfilled").length;
    };
    const many = (prefix: (n: number) => string) => Array.from({ length: 400 }, (_, n) => prefix(n));
    expect(
      await count(
        process_(1),
        many((n) => `2001:db8:1:2::${n.toString(16)}`),
      ),
    ).toBe(20);
    expect(
      await count(
        process_(1),
        many((n) => `2001:db8:1:${n.toString(16)}::1`),
      ),
    ).toBe(320);
    expect(
      await count(
        process_(1),
        many((n) => `198.51.${n >> 8}.${n & 255}`),
      ),
    ).toBe(400);
    expect(
      await count(
        process_(1),
        many(() => "::ffff:198.51.100.7"),
      ),
    ).toBe(20);
  });

  it("are multiplied by RATE_LIMIT_FACTOR, and never become nothing", async () => {
    expect(await tries(process_(2), "a", 30)).toBe(20);
    expect(await tries(process_(0.001), "a", 5)).toBe(1);
  });

  it("give back what turns out to be good", async () => {
    const runtime = process_(1);
    for (let n = 0; n < 50; n++) {
      await throttle(runtime, "sign-in-name-at-address", "a");
      await forgive(runtime, "sign-in-name-at-address", "a");
    }
  });

  it("keep a long name under a key of fixed size, the same for counting and giving back", async () => {
    const [consume, reward] = [
      vi.spyOn(RateLimiterMemory.prototype, "consume"),
      vi.spyOn(RateLimiterMemory.prototype, "reward"),
    ];
    const runtime = process_(1);
    const long = "a".repeat(100_000);
    for (const key of [long, `${long}b`, "usr_short"]) await throttle(runtime, "b2b-login-at-address", key);
    await forgive(runtime, "b2b-login-at-address", long);
    const counted = consume.mock.calls.map(([key]) => String(key));
    expect(counted).toEqual([
      expect.stringMatching(/^sha256:.{43}$/),
      expect.stringMatching(/^sha256:.{43}$/),
      "usr_short",
    ]);
    expect(counted[0]).not.toBe(counted[1]);
    expect(reward.mock.calls.map(([key]) => key)).toEqual([counted[0]]);
    vi.restoreAllMocks();
  });

  it("count in this process while Redis is out of reach", async () => {
    expect(await tries(process_(1, "redis://127.0.0.1:1"), "a", 30)).toBe(10);
  });

  it.skipIf(!process.env.TEST_REDIS_URL)("count together in Redis", async () => {
    const [one, other] = [process_(1, process.env.TEST_REDIS_URL), process_(1, process.env.TEST_REDIS_URL)];
    let round = 0;
    const left = async () => {
      const key = `${Date.now()}-${round++}`;
      await tries(one, key, 10);
      return tries(other, key, 1);
    };
    // The first commands may come before the connection is there, and are then counted in the process.
    await expect.poll(left).toBe(0);
  });

  it.skipIf(!existsSync(REDIS_SERVER))(
    "count in this process while Redis is frozen, and together again after",
    async () => {
      const port = 4290 + Number(process.env.VITEST_POOL_ID ?? 0);
      const redis = spawn(REDIS_SERVER, ["--port", String(port), "--save", "", "--bind", "127.0.0.1"], {
        stdio: "ignore",
      });
      try {
        const [one, other] = [process_(1, `redis://127.0.0.1:${port}`), process_(1, `redis://127.0.0.1:${port}`)];
        let round = 0;
        const leftAtOther = async () => {
          const key = `frozen-${round++}`;
          await tries(one, key, 10);
          return tries(other, key, 1);
        };
        await expect.poll(leftAtOther, { timeout: 10_000 }).toBe(0);
        redis.kill("SIGSTOP");
        // All that are on their way wait for no more than one deadline, and what follows for none.
        expect(await tries(one, "meanwhile", 30)).toBe(10);
        redis.kill("SIGCONT");
        await expect.poll(leftAtOther, { timeout: 10_000 }).toBe(0);
      } finally {
        redis.kill("SIGKILL");
      }
    },
  );

  /** How often another process may still try what one has used up: none where they count together. */
  const leftOver = (url: string) => {
    const [one, other] = [process_(1, url), process_(1, url)];
    let round = 0;
    return async () => {
      const keys = Array.from({ length: 6 }, (_, n) => `shared-${round}-${n}`);
      round += 1;
      const left = await Promise.all(
        keys.map(async (key) => {
          await tries(one, key, 10);
          return tries(other, key, 1);
        }),
      );
      return left.reduce((sum, count) => sum + count, 0);
    };
  };

  it.skipIf(!hasRedis)("count together in a cluster, on whichever node", { timeout: 60_000 }, async () => {
    const cluster = await startRedisCluster();
    try {
      await expect.poll(leftOver(cluster.url), { timeout: 30_000 }).toBe(0);
    } finally {
      await cluster.stop();
    }
  });

  it.skipIf(!hasRedis)(
    "count together in the master that Sentinels name, and in the next one after it is gone",
    { timeout: 90_000 },
    async () => {
      const redis = await startRedisSentinel();
      try {
        const left = leftOver(redis.url);
        await expect.poll(left, { timeout: 30_000 }).toBe(0);
        redis.processes[0]?.kill("SIGKILL");
        await expect.poll(left, { timeout: 45_000 }).toBe(0);
      } finally {
        await redis.stop();
      }
    },
  );
});
