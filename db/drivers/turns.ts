/** Lets work share one session: statements that are begun in the order of the calls, and work that has it to itself. */
export class Turns {
  private owned: Promise<unknown> | null = null;

  /** Begins `work` at once, or after those that have the session to themselves. */
  share<Result>(work: () => Promise<Result>): Promise<Result> {
    return this.owned ? this.owned.then(work) : work();
  }

  /** Runs `work` with nothing beside it that comes later. What came earlier is begun, and the session keeps the order. */
  own<Result>(work: () => Promise<Result>): Promise<Result> {
    const running = this.share(work);
    const done: Promise<unknown> = running
      .catch(() => undefined)
      .then(() => {
        if (this.owned === done) this.owned = null;
      });
    this.owned = done;
    return running;
  }
}
