/** All connections are busy, and have been for longer than a caller is kept waiting. */
class BusyError extends Error {
  override readonly name = "BusyError";
  /** As the driver calls a connection that was not had in time. */
  readonly code = "CONNECT_TIMEOUT";
}

/** Lets so many work at once. Who comes later waits in turn, but not for ever. */
export class Places {
  private free: number;
  private readonly waiting = new Set<() => void>();
  private readonly patience: number;

  /** `patience`: milliseconds that one waits for a place. */
  constructor(count: number, patience: number) {
    this.free = count;
    this.patience = patience;
  }

  /** Works in a place of its own. Rejects where none became free in time, which `isDatabaseAway` knows. */
  async use<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.free > 0) this.free -= 1;
    else await this.turn();
    try {
      return await work();
    } finally {
      this.leave();
    }
  }

  private turn(): Promise<void> {
    return new Promise((resolve, reject) => {
      const begin = () => {
        clearTimeout(late);
        resolve();
      };
      const late = setTimeout(() => {
        this.waiting.delete(begin);
        reject(new BusyError("All connections to the database are busy."));
      }, this.patience);
      this.waiting.add(begin);
    });
  }

  private leave(): void {
    const [next] = this.waiting;
    if (!next) {
      this.free += 1;
      return;
    }
    this.waiting.delete(next);
    next();
  }
}
