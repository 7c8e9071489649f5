/** How much may run at once, and wait. */
export interface LineLimits {
  /** For one holder. */
  each: number;
  /** For all of them. */
  all: number;
  /** How many of one holder may wait. */
  waiting: number;
}

/** Nobody's turn comes: too much of the same holder waits already. */
export class LineFullError extends Error {
  override readonly name = "LineFullError";
}

interface Holder {
  running: number;
  readonly waiting: (() => void)[];
}

/**
 * Lets work run a few pieces at a time for each holder and for all, in the order in which it came. Of holders that wait
 * each has its turn before one of them has it again, so that who asks for much does not hold up who asks for little.
 */
export class Line {
  private readonly holders = new Map<string, Holder>();
  private readonly limits: LineLimits;
  private running = 0;

  constructor(limits: LineLimits) {
    this.limits = limits;
  }

  /** Runs `work` when its turn comes. Rejects with `LineFullError` where too much of the holder waits. */
  async run<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
    const holder = this.holders.get(name) ?? { running: 0, waiting: [] };
    this.holders.set(name, holder);
    if (!this.take(holder)) {
      if (holder.waiting.length >= this.limits.waiting) throw new LineFullError();
      await new Promise<void>((resolve) => holder.waiting.push(resolve));
    }
    try {
      return await work();
    } finally {
      holder.running -= 1;
      this.running -= 1;
      this.letNextIn();
      if (holder.running === 0 && holder.waiting.length === 0) this.holders.delete(name);
    }
  }

  private take(holder: Holder): boolean {
    if (holder.running >= this.limits.each || this.running >= this.limits.all) return false;
    holder.running += 1;
    this.running += 1;
    return true;
  }

  private letNextIn(): void {
    for (const [name, holder] of this.holders) {
      const [next] = holder.waiting;
      if (!next || !this.take(holder)) continue;
      holder.waiting.shift();
      // Behind the others, whose turn comes before its next.
      this.holders.delete(name);
      this.holders.set(name, holder);
      next();
      return;
    }
  }
}
