import pino from "pino";
import { describe, expect, it } from "vitest";
import type { Runtime } from "../runtime";
import { forgive, throttle } from "./rate-limit";

/** A process of its own, as far as counting goes. */
const process_ = (rateLimitFactor: number, redisUrl?: string) =>
  ({ env: { rateLimitFactor, redisUrl }, log: pino({ level: "silent" }) }) as unknown as Runtime;

const tries = async (runtime: Runtime, key: string, times: number) => {
  const results = await Promise.allSettled(
    Array.from({ length: times }, () => throttle(runtime, "sign-in-account", key)),
  );
  return results.filter(({ status }) => status === "fulfilled").length;
};

describe("throttles", () => {
  it("let through what the budget allows, of many at once, and say when to come back", async () => {
    const runtime = process_(1);
    expect(await tries(runtime, "a", 30)).toBe(10);
    expect(await tries(runtime, "b", 3)).toBe(3);
    await expect(throttle(runtime, "sign-in-account", "a")).rejects.toMatchObject({
      code: "too_many_requests",
      message: "Too many tries. Try again in 15 minutes.",
      facts: { retryAfter: 900 },
    });
  });

  it("are multiplied by RATE_LIMIT_FACTOR, and never become nothing", async () => {
    expect(await tries(process_(2), "a", 30)).toBe(20);
    expect(await tries(process_(0.001), "a", 5)).toBe(1);
  });

  it("give back what turns out to be good", async () => {
    const runtime = process_(1);
    for (let n = 0; n < 50; n++) {
      await throttle(runtime, "sign-in-account", "a");
      await forgive(runtime, "sign-in-account", "a");
    }
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
});
