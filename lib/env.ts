import { readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import ipaddr from "ipaddr.js";
import { type Peppers, readPeppers } from "./credentials/pepper";
import { redisTarget } from "./redis-target";

/** A variable whose value makes no sense; the message is a sentence that names it. */
export class EnvError extends Error {
  override readonly name = "EnvError";
}

const LOG_LEVELS = ["silent", "fatal", "error", "warn", "info", "debug", "trace"] as const;

/** The configuration (CONTRACT §6), checked once at start. */
export interface Env {
  port: number;
  /** `undefined`: every address. */
  host: string | undefined;
  /** Issuer and base of every absolute URL, without a slash at the end. */
  publicUrl: string;
  dataDir: string;
  databaseUrl: string | undefined;
  /** Through a pooler in transaction mode, the way for all but migrations and following changes. */
  databasePoolerUrl: string | undefined;
  /** Whether a start brings the schema up to date, or refuses one that is not. */
  migrateAtStart: boolean;
  redisUrl: string | undefined;
  admin: { email: string; password: string | undefined } | undefined;
  authSecret: string;
  peppers: Peppers;
  /** Addresses and CIDRs whose `X-Forwarded-For` is believed. */
  trustedProxies: readonly string[];
  /** How many connections one address may hold open at once. */
  connectionsPerAddress: number;
  /** How long headers and bodies are waited for. */
  headersSeconds: number;
  bodySeconds: number;
  /** How long a process that was told to stop goes on serving. */
  drainSeconds: number;
  smtpUrl: string | undefined;
  mailFrom: string;
  pluginsDir: string;
  /** What lets a collector read `/metrics` without a credential of a person's. */
  metricsToken: string | undefined;
  /** Multiplies every rate limit and throttle. */
  rateLimitFactor: number;
  logLevel: (typeof LOG_LEVELS)[number];
  /** Where traces are sent to; none are made where it is not set. */
  otlpEndpoint: string | undefined;
  /** Whether wire endpoints are answered before Next's pipeline (DESIGN §8). */
  directLane: boolean;
  development: boolean;
}

const POSTGRES = ["postgres:", "postgresql:"];

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

function wholeNumber(variables: Variables, name: string, otherwise: number, least = 1): number {
  const value = Number(given(variables, name) ?? otherwise);
  if (!Number.isInteger(value) || value < least) throw new EnvError(`${name} must be a whole number from ${least} up.`);
  return value;
}

/** A switch that is on unless it is turned off. */
function onOff(variables: Variables, name: string): boolean {
  const text = given(variables, name) ?? "on";
  if (text !== "on" && text !== "off") throw new EnvError(`${name} must be on or off, but it is "${text}".`);
  return text === "on";
}

function folder(variables: Variables, name: string, otherwise: string): string {
  const path = given(variables, name);
  if (path === undefined) return resolve(otherwise);
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) {
    throw new EnvError(`${name} must name a folder, but there is none at "${path}".`);
  }
  return resolve(path);
}

function poolerUrl(variables: Variables): string | undefined {
  const value = url(variables, "DATABASE_POOLER_URL", POSTGRES);
  if (value && !given(variables, "DATABASE_URL")) {
    throw new EnvError(
      "DATABASE_POOLER_URL is set but DATABASE_URL is not: migrations and changes go past the pooler.",
    );
  }
  return value;
}

/** What a provider of sign-in needs, each variable with the others of its line. */
const PROVIDERS = [
  ["AUTH_GITHUB_ID", "AUTH_GITHUB_SECRET"],
  ["AUTH_GOOGLE_ID", "AUTH_GOOGLE_SECRET"],
  ["AUTH_OIDC_ISSUER", "AUTH_OIDC_ID", "AUTH_OIDC_SECRET"],
];

/** Half a provider would silently not be offered. */
function requireWholeProviders(variables: Variables): void {
  for (const names of PROVIDERS) {
    const [set] = names.filter((name) => given(variables, name));
    const [missing] = names.filter((name) => !given(variables, name));
    if (set && missing) throw new EnvError(`${set} is set but ${missing} is not.`);
  }
  url(variables, "AUTH_OIDC_ISSUER", ["https:", "http:"]);
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

function redisUrl(variables: Variables): string | undefined {
  const text = given(variables, "REDIS_URL");
  if (text !== undefined && redisTarget(text) === null) {
    throw new EnvError(
      "REDIS_URL must be a URL that begins with redis:// or rediss://, or some with commas between them that begin " +
        "with redis+cluster:// or that are redis+sentinel://host:port/master.",
    );
  }
  return text;
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
  requireWholeProviders(variables);
  return {
    port: listening,
    host: given(variables, "HOST"),
    publicUrl: publicUrl(variables, listening),
    dataDir: resolve(given(variables, "DATA_DIR") ?? ".data"),
    databaseUrl: url(variables, "DATABASE_URL", POSTGRES),
    databasePoolerUrl: poolerUrl(variables),
    migrateAtStart: onOff(variables, "MIGRATE_AT_START"),
    redisUrl: redisUrl(variables),
    admin: admin(variables),
    authSecret,
    peppers: peppers(variables),
    trustedProxies: trustedProxies(variables),
    connectionsPerAddress: wholeNumber(variables, "CONNECTIONS_PER_ADDRESS", 256),
    headersSeconds: wholeNumber(variables, "HEADERS_TIMEOUT_SECONDS", 15),
    bodySeconds: wholeNumber(variables, "BODY_TIMEOUT_SECONDS", 30),
    drainSeconds: wholeNumber(variables, "DRAIN_SECONDS", 2, 0),
    smtpUrl: url(variables, "SMTP_URL", ["smtp:", "smtps:"]),
    mailFrom: given(variables, "MAIL_FROM") ?? "Gatehouse <gatehouse@localhost>",
    metricsToken: metricsToken(variables),
    pluginsDir: folder(variables, "PLUGINS_DIR", "plugins"),
    rateLimitFactor: factor(variables),
    logLevel: logLevel(variables),
    otlpEndpoint: url(variables, "OTEL_EXPORTER_OTLP_ENDPOINT", ["http:", "https:"]),
    directLane: onOff(variables, "DIRECT_LANE"),
    development: variables.NODE_ENV === "development",
  };
}
