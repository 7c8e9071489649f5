import { Counter, collectDefaultMetrics, Histogram, Registry } from "prom-client";
import { perRuntime } from "../per-runtime";

/** An answered request. */
interface Answered {
  /** The template of its address, such as `/api/portal/apps/{id}`: never the address, of which there is no end. */
  route: string;
  method: string;
  status: number;
  milliseconds: number;
  /** Why it failed, by a code of ours. */
  failure: string | undefined;
}

/** Seconds that tell a quick answer from a slow one. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Counters of this process since its start, as Prometheus reads them. */
export const getMetrics = perRuntime("metrics", () => {
  const register = new Registry();
  const registers = [register];
  collectDefaultMetrics({ register });
  const requests = new Counter({
    name: "gatehouse_requests_total",
    help: "Requests answered by this process, by route, method and status.",
    labelNames: ["route", "method", "status"] as const,
    registers,
  });
  const duration = new Histogram({
    name: "gatehouse_request_duration_seconds",
    help: "How long answers took.",
    labelNames: ["route", "method"] as const,
    buckets: BUCKETS,
    registers,
  });
  const refusals = new Counter({
    name: "gatehouse_refusals_total",
    help: "Requests that were refused or failed, by reason.",
    labelNames: ["reason"] as const,
    registers,
  });
  const tokens = new Counter({
    name: "gatehouse_token_requests_total",
    help: "Token requests by dialect, grant and outcome: issued, or the failure.",
    labelNames: ["dialect", "grant", "outcome"] as const,
    registers,
  });
  const signIns = new Counter({
    name: "gatehouse_sign_ins_total",
    help: "Sign-ins to the portal by method and outcome: signed-in, second-factor, or the reason of the refusal.",
    labelNames: ["method", "outcome"] as const,
    registers,
  });
  const work = new Histogram({
    name: "gatehouse_database_work_duration_seconds",
    help: "How long statements, and transactions as a whole, took, waiting for a connection included.",
    buckets: [0.001, ...BUCKETS],
    registers,
  });
  return {
    register,
    answered({ route, method, status, milliseconds, failure }: Answered): void {
      requests.inc({ route, method, status });
      duration.observe({ route, method }, milliseconds / 1000);
      if (failure !== undefined) refusals.inc({ reason: failure });
    },
    tokenRequest: (labels: { dialect: string; grant: string; outcome: string }): void => tokens.inc(labels),
    signIn: (labels: { method: string; outcome: string }): void => signIns.inc(labels),
    databaseWork: (milliseconds: number): void => work.observe(milliseconds / 1000),
  };
});
