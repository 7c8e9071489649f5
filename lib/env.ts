import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import ipaddr from "ipaddr.js";
import { type Peppers, readPeppers } from "./credentials/pepper";

/** A variable whose value makes no sense; the message is a sentence that names it. */
export class EnvError extends Error {
  override readonly name = "EnvError";
}

export const LOG_LEVELS = ["silent", "fatal", "error", "warn", "info", "debug", "trace"] as const;

/** The configuration (CONTRACT §6), checked once at start. */
export interface Env {
  port: number;
  /** `undefined`: every address. */
  host: string | undefined;
  /** Issuer and base of every absolute URL, without a slash at the end. */
  publicUrl: string;
  dataDir: string;
  databaseUrl: string | undefined;
  redisUrl: string | undefined;
  admin: { email: string; password: string | undefined } | undefined;
  authSecret: string;
  peppers: Peppers;
  /** Addresses and CIDRs whose `X-Forwarded-For` is believed. */
  trustedProxies: readonly string[];
  smtpUrl: string | undefined;
  mailFrom: string;
  pluginsDir: string;
  /** What lets a collector read `/metrics` without a credential of a person's. */
  metricsToken: string | undefined;
  /** Multiplies every rate limit and throttle. */
  rateLimitFactor: number;
  logLevel: (typeof LOG_LEVELS)[number];
  /** Whether wire endpoints are answered before Next's pipeline (DESIGN §8). */
  directLane: boolean;
  development: boolean;
}

type Variables = Readonly<Record<string, string | undefined>>;

const given = (variables: Variables, name: string): string | undefined => variables[name]?.trim() || undefined;

function secret(variables: Variables, name: string): string {
  const file = given(variables, `${name}_FILE`);
  if (!file) {
    const value = given(variables, name);
    if (!value) throw new EnvError(`${name} is missing. "npm start" makes one in .env.local at the first start.`);
    return value;
  }
  try {
    return readFileSync(file, "utf8").trim();
  } catch (cause) {
    throw new EnvError(`${name}_FILE names a file that cannot be read: ${file}`, { cause });
  }
}

function url(variables: Variables, name: string, protocols: readonly string[]): string | undefined {
  const value = given(variables, name);
  if (!value) return undefined;
  if (!URL.canParse(value) || !protocols.includes(new URL(value).protocol)) {
    throw new EnvError(`${name} must be a URL that begins with ${protocols.map((p) => `${p}//`).join(" or ")}.`);
  }
  return value;
}

function port(variables: Variables): number {
  const text = given(variables, "PORT") ?? "3000";
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < 1 || value > 65_535) {
    throw new EnvError(`PORT must be a number from 1 to 65535, but it is "${text}".`);
  }
  return value;
}

function publicUrl(variables: Variables, listening: number): string {
  const text = url(variables, "PUBLIC_URL", ["http:", "https:"]) ?? `http://localhost:${listening}`;
  const parsed = new URL(text);
  if (parsed.pathname !== "/" || parsed.search || parsed.hash || parsed.username) {
    throw new EnvError(`PUBLIC_URL must be an origin such as https://api.example.com, without a path: "${text}".`);
  }
  return parsed.origin;
}

function trustedProxies(variables: Variables): string[] {
  const entries = (given(variables, "TRUSTED_PROXIES") ?? "").split(/[\s,]+/).filter(Boolean);
  for (const entry of entries) {
    if (!ipaddr.isValid(entry) && !ipaddr.isValidCIDR(entry)) {
      throw new EnvError(`TRUSTED_PROXIES must list addresses or CIDRs, but has "${entry}".`);
    }
  }
  return entries;
}

function peppers(variables: Variables): Peppers {
  try {
    return readPeppers(secret(variables, "SAFESTORE_PEPPER"));
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new EnvError(`SAFESTORE_PEPPER makes no sense: ${cause.message}.`, { cause });
  }
}

function admin(variables: Variables): Env["admin"] {
  const email = given(variables, "ADMIN_EMAIL");
  const password = given(variables, "ADMIN_PASSWORD");
  if (password && !email) throw new EnvError("ADMIN_PASSWORD is set but ADMIN_EMAIL is not.");
  if (!email) return undefined;
  if (!/^[^@\s]+@[^@\s]+$/.test(email)) throw new EnvError(`ADMIN_EMAIL must be an email address: "${email}".`);
  if (password && password.length < 8) throw new EnvError("ADMIN_PASSWORD must have at least 8 characters.");
  return { email, password };
}

function factor(variables: Variables): number {
  const value = Number(given(variables, "RATE_LIMIT_FACTOR") ?? "1");
  if (!(value > 0) || !Number.isFinite(value)) throw new EnvError("RATE_LIMIT_FACTOR must be a number above 0.");
  return value;
}

function logLevel(variables: Variables): Env["logLevel"] {
  const text = given(variables, "LOG_LEVEL") ?? "info";
  const level = LOG_LEVELS.find((name) => name === text);
  if (!level) throw new EnvError(`LOG_LEVEL must be one of ${LOG_LEVELS.join(", ")}, but it is "${text}".`);
  return level;
}

function metricsToken(variables: Variables): string | undefined {
  const token = given(variables, "METRICS_TOKEN");
  if (token !== undefined && !/^[\w.~+/-]{16,}=*$/.test(token)) {
    throw new EnvError("METRICS_TOKEN must have at least 16 characters that can be sent as a Bearer token.");
  }
  return token;
}

/** Reads and checks the whole configuration. Throws `EnvError` at the first value that makes no sense. */
export function readEnv(variables: Variables): Env {
  const listening = port(variables);
  const authSecret = secret(variables, "AUTH_SECRET");
  if (authSecret.length < 32) throw new EnvError("AUTH_SECRET must have at least 32 characters.");
  return {
    port: listening,
    host: given(variables, "HOST"),
    publicUrl: publicUrl(variables, listening),
    dataDir: resolve(given(variables, "DATA_DIR") ?? ".data"),
    databaseUrl: url(variables, "DATABASE_URL", ["postgres:", "postgresql:"]),
    redisUrl: url(variables, "REDIS_URL", ["redis:", "rediss:"]),
    admin: admin(variables),
    authSecret,
    peppers: peppers(variables),
    trustedProxies: trustedProxies(variables),
    smtpUrl: url(variables, "SMTP_URL", ["smtp:", "smtps:"]),
    mailFrom: given(variables, "MAIL_FROM") ?? "Gatehouse <gatehouse@localhost>",
    metricsToken: metricsToken(variables),
    pluginsDir: resolve(given(variables, "PLUGINS_DIR") ?? "plugins"),
    rateLimitFactor: factor(variables),
    logLevel: logLevel(variables),
    directLane: given(variables, "DIRECT_LANE") !== "off",
    development: variables.NODE_ENV === "development",
  };
}
