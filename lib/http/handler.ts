import type { Actors } from "../refusals/actors";
import type { Runtime } from "../runtime";

/** Path parameters by name; a catch-all gives the list of its segments, decoded. */
export type PathParameters = Readonly<Record<string, string | readonly string[] | undefined>>;

/** What is recorded of a request beside its answer. */
interface RequestLogEntry {
  /** What it is counted under; `null`: a token or sign-in endpoint; `undefined`: it is not counted. */
  operation?: string | null;
  /** Whose it is, as far as it has shown. */
  actors: Actors;
}

/** What a wire handler knows beside the request. */
export interface RequestContext {
  runtime: Runtime;
  /** Goes out as `X-Request-Id`, into logs and audit rows. */
  requestId: string;
  /** The true client address: of the socket, or through trusted proxies. */
  address: string;
  params: PathParameters;
  /** What the request is recorded as, filled by its handler as it shows. */
  entry: RequestLogEntry;
}

/** A wire handler: a plain function on Web standards (DESIGN §1.6). */
export type Handler<Context extends RequestContext = RequestContext> = (
  request: Request,
  context: Context,
) => Promise<Response>;

export const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;
export type HttpMethod = (typeof METHODS)[number];
