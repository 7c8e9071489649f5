import type { IncomingMessage, ServerResponse } from "node:http";
import { perRuntime } from "../per-runtime";
import type { Runtime } from "../runtime";

/** A request that is answered, as far as its trace is concerned. */
interface TracedRequest {
  request: IncomingMessage;
  response: ServerResponse;
  requestId: string;
  /** Whether the request came through a proxy of ours, whose word for the trace is taken. */
  proxied: boolean;
  /** The template of its address, once it is answered. */
  getRoute: () => string;
}

/** A call to another server; `work` is given the headers that tell that server of the trace. */
interface TracedCall<Result extends { status: number | null }> {
  /** What it is, such as `webhook`: never an address. */
  name: string;
  method: string;
  /** The name of the server. */
  server: string;
  work: (headers: Readonly<Record<string, string>>) => Promise<Result>;
}

/** How requests are followed through this process and on to other servers. */
export interface Tracing {
  /** Answers a request as a span, of which the calls that are made meanwhile are parts. */
  serve(traced: TracedRequest, answer: () => Promise<void>): Promise<void>;
  /** Makes a call as a span. */
  call<Result extends { status: number | null }>(traced: TracedCall<Result>): Promise<Result>;
  /** Sends what was not sent yet. */
  stop(): Promise<void>;
}

const NO_TRACING: Tracing = {
  serve: (_, answer) => answer(),
  call: ({ work }) => work({}),
  stop: async () => undefined,
};

const holder = perRuntime("tracing", (): { tracing: Tracing } => ({ tracing: NO_TRACING }));

/** The tracing of this runtime: none, unless one was installed. */
export const getTracing = (runtime: Runtime): Tracing => holder(runtime).tracing;

/** Makes it the tracing of this runtime, in both lanes. */
export function installTracing(runtime: Runtime, tracing: Tracing): void {
  holder(runtime).tracing = tracing;
}
