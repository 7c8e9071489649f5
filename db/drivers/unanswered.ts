/** What was sent on a connection. The driver tells on which once it is. */
interface Sent {
  at: number;
  most: number;
  /** The server's process that works for the connection, where it is known. */
  pid(): number | null | undefined;
  giveUp(): void;
  /** Whether the server was not at work on it when it was looked at last. */
  isDoubted: boolean;
}

/** Nothing comes back on a connection, though the server is there: a firewall forgot it, or a proxy in between. */
export class SilentError extends Error {
  override readonly name = "SilentError";
  /** As the operating system calls it, which `isDatabaseAway` knows. */
  readonly code = "ETIMEDOUT";
}

const LOOK_MS = 1000;

/** Gives the processes among these that are at work. Rejects where that cannot be found out now. */
export type FindWorking = (pids: readonly number[]) => Promise<readonly number[]>;

/**
 * Looks after what has been sent and is not answered. The server itself ends a statement that works for too long, but
 * it cannot do so on a connection that has gone silent: what waits there would wait for many minutes. So the server is
 * asked on another connection whether it is at work on what is overdue. What it is not at work on, twice, is given up,
 * and so is whatever is not answered long after the server must have ended it.
 */
export class Unanswered {
  private readonly sent = new Set<Sent>();
  private readonly timer: NodeJS.Timeout;
  private readonly limits: { overdue: number; most: number };
  private readonly findWorking: FindWorking | null;
  private readonly onSilent: () => void;

  /**
   * `limits`: milliseconds after which one asks, and gives up in any case. `findWorking`: `null` where the server's
   * processes are not those that the driver knows, behind a pooler. `onSilent`: something was given up.
   */
  constructor(limits: { overdue: number; most: number }, findWorking: FindWorking | null, onSilent: () => void) {
    this.limits = limits;
    this.findWorking = findWorking;
    this.onSilent = onSilent;
    this.timer = setInterval(() => void this.look(), LOOK_MS);
    this.timer.unref();
  }

  /** Waits for an answer, and rejects with `SilentError` where none will come; `most` milliseconds in any case. */
  watch<Answer>(answer: PromiseLike<Answer>, pid: Sent["pid"], most = this.limits.most): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const giveUp = () => {
        this.sent.delete(sent);
        reject(new SilentError("A connection to the database has gone silent."));
      };
      const sent: Sent = { at: performance.now(), most, pid, giveUp, isDoubted: false };
      this.sent.add(sent);
      answer.then(
        (given) => {
          this.sent.delete(sent);
          resolve(given);
        },
        (error: unknown) => {
          this.sent.delete(sent);
          reject(error);
        },
      );
    });
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private async look(): Promise<void> {
    const now = performance.now();
    const overdue = [...this.sent].filter(({ at }) => now - at > this.limits.overdue);
    if (overdue.length === 0) return;
    const lost = new Set(overdue.filter(({ at, most }) => now - at > most));
    for (const sent of await this.idle(overdue)) {
      if (sent.isDoubted) lost.add(sent);
      sent.isDoubted = true;
    }
    // Answered in the meantime: what has come is read before anything is given up.
    setImmediate(() => {
      const silent = [...lost].filter((sent) => this.sent.has(sent));
      for (const sent of silent) sent.giveUp();
      if (silent.length > 0) this.onSilent();
    });
  }

  /** Those of what was sent that the server is not at work on. */
  private async idle(overdue: readonly Sent[]): Promise<Sent[]> {
    const known = overdue.flatMap((sent) => {
      const pid = sent.pid();
      return typeof pid === "number" ? [{ sent, pid }] : [];
    });
    if (known.length === 0 || !this.findWorking) return [];
    try {
      const working = await this.findWorking(known.map(({ pid }) => pid));
      return known.filter(({ pid }) => !working.includes(pid)).map(({ sent }) => sent);
    } catch {
      // A database that is silent altogether is found out otherwise.
      return [];
    }
  }
}
