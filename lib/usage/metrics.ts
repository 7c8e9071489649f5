import { perRuntime } from "../per-runtime";

/** What is counted of an answered request. */
interface Answered {
  /** `null`: a token or sign-in endpoint. */
  operation: string | null;
  method: string;
  status: number;
  milliseconds: number;
}

const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

interface Series {
  labels: string;
  count: number;
  seconds: number;
  /** How many took at most as long as each bucket says. */
  buckets: number[];
}

const quoted = (text: string) => `"${text.replace(/[\\"\n]/g, "_")}"`;

/** Counters of this process since its start, as Prometheus reads them. */
export const metricsOf = perRuntime("metrics", () => {
  const series = new Map<string, Series>();
  return {
    note({ operation, method, status, milliseconds }: Answered): void {
      const words = `operation=${quoted(operation ?? "tokens")},method=${quoted(method)},status=${quoted(String(status))}`;
      const one = series.get(words) ?? { labels: words, count: 0, seconds: 0, buckets: BUCKETS.map(() => 0) };
      const seconds = milliseconds / 1000;
      one.count += 1;
      one.seconds += seconds;
      one.buckets = one.buckets.map((count, index) => (seconds <= (BUCKETS[index] ?? 0) ? count + 1 : count));
      series.set(words, one);
    },
    series: (): readonly Series[] => [...series.values()],
  };
});

const metric = (name: string, type: "counter" | "gauge" | "histogram", help: string, lines: readonly string[]) =>
  [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...lines, ""].join("\n");

function histogram(name: string, { labels, count, seconds, buckets }: Series): string[] {
  return [
    ...buckets.map((held, index) => `${name}_bucket{${labels},le="${BUCKETS[index]}"} ${held}`),
    `${name}_bucket{${labels},le="+Inf"} ${count}`,
    `${name}_sum{${labels}} ${seconds.toFixed(6)}`,
    `${name}_count{${labels}} ${count}`,
  ];
}

/** The text exposition format of Prometheus, version 0.0.4. */
export function metricsText(series: readonly Series[]): string {
  const { rss, heapUsed } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  const started = Date.now() / 1000 - process.uptime();
  const duration = "gatehouse_request_duration_seconds";
  return [
    metric(
      "gatehouse_requests_total",
      "counter",
      "Requests answered by this process, by operation, method and status.",
      series.map(({ labels, count }) => `gatehouse_requests_total{${labels}} ${count}`),
    ),
    metric(
      duration,
      "histogram",
      "How long answers took.",
      series.flatMap((one) => histogram(duration, one)),
    ),
    metric("process_resident_memory_bytes", "gauge", "Resident memory.", [`process_resident_memory_bytes ${rss}`]),
    metric("nodejs_heap_used_bytes", "gauge", "JavaScript heap in use.", [`nodejs_heap_used_bytes ${heapUsed}`]),
    metric("process_cpu_seconds_total", "counter", "CPU time.", [
      `process_cpu_seconds_total ${((user + system) / 1e6).toFixed(3)}`,
    ]),
    metric("process_start_time_seconds", "gauge", "When this process started.", [
      `process_start_time_seconds ${started.toFixed(3)}`,
    ]),
  ].join("");
}
