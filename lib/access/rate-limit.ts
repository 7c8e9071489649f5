import { Redis } from "ioredis";
import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterRedis,
  type RateLimiterRes,
} from "rate-limiter-flexible";
import { perRuntime } from "../per-runtime";
import type { Runtime } from "../runtime";
import { AccessError } from "./access-error";

/** How often something may be tried: `points` times in `seconds`, times `RATE_LIMIT_FACTOR`. */
interface Budget {
  points: number;
  seconds: number;
}

/** How often each thing may be tried. */
export const BUDGETS = {
  /** Tries at one account's password, wherever they come from. */
  "sign-in-account": { points: 10, seconds: 900 },
  /** Tries at passwords from one address, whichever accounts they name. */
  "sign-in-address": { points: 100, seconds: 900 },
  "sign-up-address": { points: 20, seconds: 3600 },
  /** Mails that one person can be made to get. */
  "mail-account": { points: 5, seconds: 3600 },
  "mail-address": { points: 30, seconds: 3600 },
  /** Guesses at links from mails. */
  "link-address": { points: 50, seconds: 900 },
  /** Tries at an own password while signed in: to change it, to see a secret again. */
  "password-again": { points: 10, seconds: 900 },
  /** Codes tried for one person by somebody who knows the password: a million codes, three of them good at a time. */
  "second-factor": { points: 5, seconds: 900 },
  "access-request-address": { points: 10, seconds: 3600 },
  /** Tries at client secrets from one address. No budget a client: strangers could use it up and lock the client out. */
  "client-auth-address": { points: 300, seconds: 60 },
  /** Refreshes of one grant. */
  "refresh-grant": { points: 60, seconds: 60 },
  "b2b-login-account": { points: 10, seconds: 900 },
  "registration-address": { points: 20, seconds: 3600 },
  /** Deliveries to webhooks that one person asks for by hand. */
  "webhook-send": { points: 30, seconds: 60 },
  /** Calls of the protected API with one credential. */
  "calls-credential": { points: 3000, seconds: 60 },
  /** Calls of public operations without a credential. */
  "anonymous-address": { points: 120, seconds: 60 },
} as const satisfies Record<string, Budget>;
export type Bucket = keyof typeof BUDGETS;

const allowed = (points: number, factor: number): number => Math.max(1, Math.round(points * factor));

const limiters = perRuntime("rate-limits", ({ env, log }: Runtime) => {
  const redis = env.redisUrl
    ? new Redis(env.redisUrl, { enableOfflineQueue: false, maxRetriesPerRequest: 1 })
    : undefined;
  redis?.on("error", (error) => log.warn({ err: error }, "Redis is out of reach; counting in this process"));
  const made = new Map<string, RateLimiterAbstract>();

  const make = (name: string, { points, seconds }: Budget): RateLimiterAbstract => {
    const options = {
      keyPrefix: `gatehouse:${name}`,
      points: allowed(points, env.rateLimitFactor),
      duration: seconds,
    };
    const inMemory = new RateLimiterMemory(options);
    return redis ? new RateLimiterRedis({ ...options, storeClient: redis, insuranceLimiter: inMemory }) : inMemory;
  };

  return (name: string, budget: Budget): RateLimiterAbstract => {
    const limiter = made.get(name) ?? make(name, budget);
    made.set(name, limiter);
    return limiter;
  };
});

async function consume(limiter: RateLimiterAbstract, key: string, { points, seconds }: Budget): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (refusal) {
    // A refusal is the one thing thrown here that is no error; its class may be that of Next's copy of the library.
    if (refusal instanceof Error) throw refusal;
    const { msBeforeNext } = refusal as RateLimiterRes;
    const retryAfter = Math.max(1, Math.ceil(msBeforeNext / 1000));
    const reason = `The limit is ${points} in ${inWords(seconds)}.`;
    throw new AccessError("too_many_requests", `Too many tries. Try again in ${inWords(retryAfter)}.`, {
      retryAfter,
      finding: { reason },
    });
  }
}

/**
 * Counts one try of `key` in a bucket, and refuses when there were too many: throws `AccessError("too_many_requests")`
 * with the seconds to wait. Count before doing the work, so that many tries at once cannot all slip through.
 */
export const throttle = (runtime: Runtime, bucket: Bucket, key: string): Promise<void> =>
  consume(limiters(runtime)(bucket, BUDGETS[bucket]), key, BUDGETS[bucket]);

/** Counts one call of an operation against the limit that an administrator set for it, as `throttle` does. */
export function throttleOperation(
  runtime: Runtime,
  { id, callsPerMinute }: { id: string; callsPerMinute: number },
  key: string,
): Promise<void> {
  const budget = { points: callsPerMinute, seconds: 60 };
  // A changed limit is another limiter: the old one's counts say nothing about it.
  return consume(limiters(runtime)(`operation:${id}:${callsPerMinute}`, budget), key, budget);
}

/** How many calls a minute a limit of `points` allows here; without it, the one of every credential. */
export const callsPerMinute = ({ env }: Runtime, points: number = BUDGETS["calls-credential"].points): number =>
  allowed(points, env.rateLimitFactor);

/** Gives back the try that `throttle` counted, once it has turned out to be a good one. */
export async function forgive(runtime: Runtime, bucket: Bucket, key: string): Promise<void> {
  await limiters(runtime)(bucket, BUDGETS[bucket]).reward(key);
}

const inWords = (seconds: number) => (seconds < 120 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`);
