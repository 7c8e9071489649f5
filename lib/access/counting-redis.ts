import { Cluster, Redis, type RedisOptions } from "ioredis";
import type { Logger } from "pino";
import { type RedisTarget, redisTarget } from "../redis-target";

/** How long one count may take: what is slower is counted in this process, and its caller hardly waits. */
const COMMAND_MS = 250;

/** After so long without a word the connection is given up; until a new one works nothing waits for it. */
const SILENCE_MS = 500;

const RECONNECT_MS = 1000;

const soon = (attempt: number): number => Math.min(50 * attempt, RECONNECT_MS);

/** A cluster, the master that Sentinels name, or the one Redis there is. */
function connect({ kind, tls, nodes, master, database, username, password }: RedisTarget): Redis | Cluster {
  const options = {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    // A count that was sent once more would be counted twice.
    autoResendUnfulfilledCommands: false,
    commandTimeout: COMMAND_MS,
    socketTimeout: SILENCE_MS,
    connectTimeout: RECONNECT_MS,
    retryStrategy: soon,
    ...(username !== undefined && { username }),
    ...(password !== undefined && { password }),
    ...(tls && { tls: {} }),
  } satisfies RedisOptions;
  switch (kind) {
    case "cluster":
      return new Cluster([...nodes], {
        redisOptions: options,
        enableOfflineQueue: false,
        clusterRetryStrategy: soon,
        slotsRefreshTimeout: RECONNECT_MS,
      });
    case "sentinel":
      return new Redis({
        ...options,
        sentinels: [...nodes],
        name: master ?? "",
        sentinelRetryStrategy: soon,
        ...(tls && { enableTLSForSentinelMode: true, sentinelTLS: {} }),
      });
    case "single":
      return new Redis({ ...options, ...nodes[0], db: database });
  }
}

/**
 * A connection to the Redis that instances count in together. It queues and repeats nothing: while Redis is away or
 * silent every command fails at once or within a quarter of a second, and it is connected to again by itself. Throws
 * where `url` is none that `redisTarget` reads.
 */
export function countingRedis(url: string, log: Logger): Redis | Cluster {
  const target = redisTarget(url);
  if (!target) throw new Error("REDIS_URL cannot be read.");
  const redis = connect(target);
  let away = false;
  redis.on("error", (error: unknown) => {
    if (!away) log.warn({ err: error }, "Redis is out of reach; counting in this process");
    away = true;
  });
  redis.on("ready", () => {
    if (away) log.warn("Redis is back; counting together again");
    away = false;
  });
  return redis;
}
