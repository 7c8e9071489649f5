import { newAccount } from "../e2e/fixtures/account";
import type { Step, Work } from "./work";

/** Clients at once: enough to keep one process busy, few enough that none waits long. */
const CLIENTS = 16;

export interface Measured {
  requests: number;
  /** Of wall time. */
  perSecond: number;
  /** Of the server's CPU time: what stays the same when the machine is busy with something else. */
  perCoreSecond: number;
  /** Milliseconds, half of the answers and 99 of 100. */
  median: number;
  late: number;
}

const at = (sorted: readonly number[], share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? 0;

async function repeat(steps: readonly Step[], seconds: number): Promise<number[]> {
  const until = performance.now() + seconds * 1000;
  const times: number[] = [];
  await Promise.all(
    steps.map(async (step) => {
      while (performance.now() < until) {
        const began = performance.now();
        await step();
        times.push(performance.now() - began);
      }
    }),
  );
  return times;
}

/**
 * Repeats a work for `seconds`, after a fifth of that to warm up, for somebody who has only just signed up.
 * `cpuSeconds` reads what the server has used of its processors since it started.
 */
export async function measure(
  work: Work,
  { seconds, cpuSeconds }: { seconds: number; cpuSeconds: () => Promise<number> },
): Promise<Measured> {
  const account = await newAccount();
  const steps: Step[] = [];
  for (let client = 0; client < CLIENTS; client++) steps.push(await work.start(account));
  await repeat(steps, seconds / 5);
  const [usedBefore, began] = [await cpuSeconds(), performance.now()];
  const times = (await repeat(steps, seconds)).sort((one, other) => one - other);
  const [used, wall] = [(await cpuSeconds()) - usedBefore, (performance.now() - began) / 1000];
  return {
    requests: times.length,
    perSecond: times.length / wall,
    perCoreSecond: times.length / used,
    median: at(times, 0.5),
    late: at(times, 0.99),
  };
}
