import type { Env } from "../env";

/** How long a body is waited for. Only the time counts in which it is the sender who keeps us waiting. */
export interface BodyLimit {
  /** What everybody has. */
  milliseconds: number;
  /** What is earned by sending: bytes that buy one more second each. `null`: nothing. */
  leastBytesPerSecond: number | null;
}

/** What the HTTP server grants to whoever connects. */
export interface HttpLimits {
  /** From the first byte, or the connection itself, to the end of the headers. */
  headersMilliseconds: number;
  /** Nothing sent or taken by the other side while it is its turn. */
  idleMilliseconds: number;
  body: BodyLimit;
  /** Connections that one address may hold at once; through trusted proxies, requests. */
  connectionsPerAddress: number;
  /** Connections of all together. */
  connections: number;
}

/** Slow headers, bodies and readers hold connections that others need (slowloris). */
export const httpLimits = ({
  headersSeconds,
  bodySeconds,
  connectionsPerAddress,
}: Pick<Env, "headersSeconds" | "bodySeconds" | "connectionsPerAddress">): HttpLimits => ({
  headersMilliseconds: headersSeconds * 1000,
  idleMilliseconds: 75_000,
  body: { milliseconds: bodySeconds * 1000, leastBytesPerSecond: null },
  connectionsPerAddress,
  connections: 10_000,
});

/** A file may be large and its sender's line thin, but on average 10 KB a second must come. */
export const importBody = ({ body }: HttpLimits): BodyLimit => ({ ...body, leastBytesPerSecond: 10_000 });
