import { expect, test } from "playwright/test";
import { hasRedis, startRedisTls } from "../../lib/access/testing/redis-processes";
import { startServer } from "../fixtures/server-process";

test.skip(!hasRedis, "needs redis-server and redis-cli");

const METRICS_TOKEN = "collector-of-the-operators";

test("limits are counted in a Redis over TLS whose certificate's authority is trusted, and in no other", async () => {
  test.setTimeout(120_000);
  const redis = await startRedisTls();
  try {
    for (const [trusted, up] of [
      [{ NODE_EXTRA_CA_CERTS: redis.authority }, "1"],
      [{}, "0"],
    ] as const) {
      const server = await startServer({ REDIS_URL: redis.url, METRICS_TOKEN, LOG_LEVEL: "silent", ...trusted });
      const getUp = async () => {
        const headers = { authorization: `Bearer ${METRICS_TOKEN}` };
        const text = await (await fetch(`${server.baseUrl}/metrics`, { headers })).text();
        return /^gatehouse_redis_up (\d)$/m.exec(text)?.[1];
      };
      await fetch(`${server.baseUrl}/api/query`);
      await expect.poll(getUp).toBe(up);
      await server.stop();
    }
  } finally {
    await redis.stop();
  }
});
