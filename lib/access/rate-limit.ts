import { createHash } from "node:crypto";
import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterRedis,
  type RateLimiterRes,
} from "rate-limiter-flexible";
import { perRuntime } from "../per-runtime";
import { AccessError } from "../refusals/access-error";
import type { Runtime } from "../runtime";
import { toNetwork, toSite } from "./address";
import { countingRedis } from "./counting-redis";

/** How often something may be tried: `points` times in `seconds`, times `RATE_LIMIT_FACTOR`. */
interface Budget {
  points: number;
  seconds: number;
  /** Keys are addresses: a /64 counts as one, and its /48 as sixteen. */
  by?: "address";
}

/** How often each thing may be tried. */
export const BUDGETS = {
  /** Tries at passwords from one address, whichever accounts they name. */
  "sign-in-address": { points: 100, seconds: 900, by: "address" },
  /** Tries at one account's password from one address, by the name that was typed and by whose it is. */
  "sign-in-name-at-address": { points: 10, seconds: 900 },
  "sign-in-person-at-address": { points: 10, seconds: 900 },
  /** Tries at one account's password from wherever strangers come: slow, for they could shut out its owner elsewhere. */
  "sign-in-name": { points: 50, seconds: 3600 },
  "sign-in-person": { points: 50, seconds: 3600 },
  /** Tries at one account's password in a browser that its owner has signed in with. */
  "sign-in-known-browser": { points: 10, seconds: 900 },
  "sign-up-address": { points: 20, seconds: 3600, by: "address" },
  /** Mails that one person can be made to get. */
  "mail-account": { points: 5, seconds: 3600 },
  "mail-person": { points: 5, seconds: 3600 },
  "mail-address": { points: 30, seconds: 3600, by: "address" },
  /** Guesses at links from mails. */
  "link-address": { points: 50, seconds: 900, by: "address" },
  /** Tries at an own password while signed in: to change it, to see a secret again. */
  "password-again": { points: 10, seconds: 900 },
  /** Codes tried for one person by somebody who knows the password: a million codes, three of them good at a time. */
  "second-factor": { points: 20, seconds: 3600 },
  "second-factor-at-address": { points: 5, seconds: 900 },
  "second-factor-known-browser": { points: 5, seconds: 900 },
  /** The same by somebody who is signed in. */
  "second-factor-signed-in": { points: 5, seconds: 900 },
  "access-request-address": { points: 10, seconds: 3600, by: "address" },
  /** Tries at client secrets from one address. No budget a client: strangers could use it up and lock the client out. */
  "client-auth-address": { points: 300, seconds: 60, by: "address" },
  /** Refreshes of one grant. */
  "refresh-grant": { points: 60, seconds: 60 },
  /** Tries at one B2B login from one address; its password cannot be guessed, and strangers must not shut it out. */
  "b2b-login-at-address": { points: 10, seconds: 900 },
  "registration-address": { points: 20, seconds: 3600, by: "address" },
  /** A share of the clients that may stand unconnected for a day. */
  "registration-share": { points: 50, seconds: 86_400, by: "address" },
  /** Calls of the management API with one credential or session, and without any from one address. */
  "management-caller": { points: 600, seconds: 60 },
  "management-address": { points: 120, seconds: 60, by: "address" },
  /** Imports that one person begins. */
  import: { points: 120, seconds: 3600 },
  /** Deliveries to webhooks that one person asks for by hand. */
  "webhook-send": { points: 30, seconds: 60 },
  /** Calls of the protected API with one credential. */
  "calls-credential": { points: 3000, seconds: 60 },
  /** Calls of public operations without a credential. */
  "anonymous-address": { points: 120, seconds: 60, by: "address" },
} as const satisfies Record<string, Budget>;
export type Bucket = keyof typeof BUDGETS;

const allowed = (points: number, factor: number): number => Math.max(1, Math.round(points * factor));

const getRedis = perRuntime("rate-limits-redis", ({ env, log }: Runtime) =>
  env.redisUrl ? countingRedis(env.redisUrl, log) : undefined,
);

/** Whether limits are counted in Redis now, together with other instances. */
export const isCountingTogether = (runtime: Runtime): boolean => getRedis(runtime)?.status === "ready";

const limiters = perRuntime("rate-limits", (runtime: Runtime) => {
  const { env } = runtime;
  const redis = getRedis(runtime);
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

/** Characters of a key that is kept as it is: those of our own ids and of addresses. */
const KEY_LENGTH = 64;

// Counters live on for minutes and callers choose their keys: a name of 100 KB must not stay in memory for each try.
const sized = (key: string): string =>
  key.length <= KEY_LENGTH ? key : `sha256:${createHash("sha256").update(key).digest("base64url")}`;

/** The key of somebody or something at one address. */
export const atAddress = (who: string, address: string): string => `${toNetwork(address)} ${who}`;

/** Networks of one IPv6 site that count in full: who has a /48 has 65,536 of them. */
const NETWORKS_OF_SITE = 16;

interface Count {
  name: string;
  key: string;
  budget: Budget;
}

/** What one try counts for. */
function toCounts(bucket: Bucket, key: string): Count[] {
  const budget: Budget = BUDGETS[bucket];
  if (budget.by !== "address") return [{ name: bucket, key, budget }];
  const site = toSite(key);
  const whole = { ...budget, points: budget.points * NETWORKS_OF_SITE };
  return [
    { name: bucket, key: toNetwork(key), budget },
    ...(site === null ? [] : [{ name: `${bucket}:site`, key: site, budget: whole }]),
  ];
}

async function consume(limiter: RateLimiterAbstract, key: string, { points, seconds }: Budget): Promise<void> {
  try {
    await limiter.consume(sized(key));
  } catch (refusal) {
    // A refusal is the one thing thrown here that is no error; its class may be that of Next's copy of the library.
    if (refusal instanceof Error) throw refusal;
    const { msBeforeNext } = refusal as RateLimiterRes;
    const retryAfter = Math.max(1, Math.ceil(msBeforeNext / 1000));
    const reason = `The limit is ${points} in ${inWords(seconds)}.`;
    throw new AccessError("too_many_requests", `Too many tries. Try again in ${inWords(retryAfter)}.`, {
      retryAfter,
      explanation: { reason },
    });
  }
}

/**
 * Counts one try of `key` in a bucket, and refuses when there were too many: throws `AccessError("too_many_requests")`
 * with the seconds to wait. Count before doing the work, so that many tries at once cannot all slip through.
 */
export async function throttle(runtime: Runtime, bucket: Bucket, key: string): Promise<void> {
  for (const count of toCounts(bucket, key)) {
    await consume(limiters(runtime)(count.name, count.budget), count.key, count.budget);
  }
}

/** Counts one try as `throttle` does, and gives whether it is within the budget. */
export async function withinBudget(runtime: Runtime, bucket: Bucket, key: string): Promise<boolean> {
  try {
    await throttle(runtime, bucket, key);
    return true;
  } catch (error) {
    if (error instanceof AccessError && error.code === "too_many_requests") return false;
    throw error;
  }
}

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
  for (const count of toCounts(bucket, key)) {
    await limiters(runtime)(count.name, count.budget).reward(sized(count.key));
  }
}

const inWords = (seconds: number) => (seconds < 120 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`);
