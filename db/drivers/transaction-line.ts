import { type Around, type Await, awaitBy, type Statement } from "./postgres-session";
import { SilentError, type Unanswered } from "./unanswered";

/** What the driver says when the other end has closed a connection. On one that it gave up itself it writes nothing. */
const ENDED = /^(CONNECTION_CLOSED|E(CONNRESET|PIPE|TIMEDOUT))$/;

/** The connection of a transaction was lost in the middle of it. */
class LostError extends Error {
  override readonly name = "LostError";
  readonly code = "CONNECTION_CLOSED";
}

/**
 * Keeps a transaction off a connection that has ended: the driver would write to it, which throws where nobody can catch
 * it and ends the process.
 */
export class TransactionLine {
  private readonly unanswered: Unanswered;
  private lost = false;
  /** Its last statement, which knows the connection. */
  private last: Statement<unknown> | undefined;
  private giveUp: (error: SilentError) => void = () => undefined;
  /** Rejects once the connection has gone silent, of which the driver knows nothing. */
  readonly silent = new Promise<never>((_, reject) => {
    this.giveUp = reject;
  });

  constructor(unanswered: Unanswered) {
    this.unanswered = unanswered;
    // Mostly nobody waits for it.
    this.silent.catch(() => undefined);
  }

  /** Waits for the answer to a statement, and rejects where none will come. */
  readonly answer: Await = (statement) => {
    this.last = statement;
    return awaitBy(this.unanswered)(statement);
  };

  /** Looks after what the driver itself sends, its BEGIN and its COMMIT: `silent` rejects where they are not answered. */
  expect(answer: Promise<unknown>, most?: number): void {
    const watched = this.unanswered.watch(answer, () => this.last?.state?.pid, most);
    watched.catch((error: unknown) => {
      if (error instanceof SilentError) this.giveUp(error);
    });
  }

  readonly around: Around = async (query) => {
    if (this.lost) throw new LostError("The connection of this transaction has ended.");
    try {
      return await query();
    } catch (error) {
      const { code, severity } = error as { code?: unknown; severity?: unknown };
      if (error instanceof SilentError) this.giveUp(error);
      if (ENDED.test(String(code)) || severity === "FATAL") this.lost = true;
      throw error;
    }
  };

  /** Says that the transaction is over, as far as the driver is concerned. */
  end(): void {
    this.lost = true;
  }

  /** Works in the transaction. Never settles once its connection is lost: the driver has rejected it itself. */
  async work<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      const result = await work();
      if (!this.lost) return result;
    } catch (error) {
      if (!this.lost) throw error;
    }
    return new Promise(() => undefined);
  }
}
