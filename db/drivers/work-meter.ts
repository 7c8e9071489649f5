import type { Database, DatabaseLoad, Follow } from "../client";

/** Counts what a driver has under way, tells how long each piece of it took, and lets statements be followed. */
export class WorkMeter implements Pick<Database, "load" | "onWork" | "follow"> {
  private readonly most: number;
  private underway = 0;
  private listener: (milliseconds: number) => void = () => undefined;

  private followed: Follow | undefined;

  /** `most`: how much can be done at once; the rest waits. */
  constructor(most: number) {
    this.most = most;
  }

  around = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    const started = performance.now();
    this.underway += 1;
    try {
      return await work();
    } finally {
      this.underway -= 1;
      this.listener(performance.now() - started);
    }
  };

  load = (): DatabaseLoad => ({
    most: this.most,
    used: Math.min(this.underway, this.most),
    waiting: Math.max(0, this.underway - this.most),
  });

  onWork = (listener: (milliseconds: number) => void): void => {
    this.listener = listener;
  };

  follow = (follow: Follow): void => {
    this.followed = follow;
  };

  /** Runs a statement, as it was asked to. */
  statement: Follow = (statement, run) => (this.followed ? this.followed(statement, run) : run());
}
