import { Redis } from "ioredis";
import type { Logger } from "pino";

/** How long one count may take: what is slower is counted in this process, and its caller hardly waits. */
const COMMAND_MS = 250;

/** After so long without a word the connection is given up; until a new one works nothing waits for it. */
const SILENCE_MS = 500;

const RECONNECT_MS = 1000;

/**
 * A connection to the Redis that instances count in together. It queues and repeats nothing: while Redis is away or
 * silent every command fails at once or within a quarter of a second, and it is connected to again by itself.
 */
export function countingRedis(url: string, log: Logger): Redis {
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    // A count that was sent once more would be counted twice.
    autoResendUnfulfilledCommands: false,
    commandTimeout: COMMAND_MS,
    socketTimeout: SILENCE_MS,
    connectTimeout: RECONNECT_MS,
    retryStrategy: (attempt) => Math.min(50 * attempt, RECONNECT_MS),
  });
  let away = false;
  redis.on("error", (error) => {
    if (!away) log.warn({ err: error }, "Redis is out of reach; counting in this process");
    away = true;
  });
  redis.on("ready", () => {
    if (away) log.warn("Redis is back; counting together again");
    away = false;
  });
  return redis;
}
