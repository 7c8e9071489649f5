import type { Sql } from "postgres";
import { requireNoTransaction } from "../open-transaction";
import { Places } from "./places";
import { abandon, connect, connectForWork, IDLE_SECONDS, type PostgresTarget, takeTypes } from "./postgres-connect";
import { awaitBy, type Session, sessionOver } from "./postgres-session";
import { type FindWorking, Unanswered } from "./unanswered";
import { WorkMeter } from "./work-meter";

const CONNECTIONS = 10;

/** How long a statement waits for a connection: whoever asked is told within five seconds that it cannot be served. */
const PATIENCE_MS = 4000;

/** After how long it is asked whether the server is at work on a statement, and after how long nothing will come of it. */
const UNANSWERED_MS = { overdue: 2000, most: 35_000 };

/** How long others go on with what they have begun when a connection beside theirs has gone silent. */
const LAST_SECONDS = 30;

interface Listener {
  channel: string;
  onPayload: (payload: string) => void;
}

/**
 * The pool that is in use. A database that went silent closes nothing, and what hangs in its connections would hang for
 * minutes: they are given up on together, and new ones opened when it answers again.
 */
export class Pool {
  /** The driver would send a statement after another that still runs, and all would wait for the slowest. */
  private readonly places = new Places(CONNECTIONS, PATIENCE_MS);
  readonly meter = new WorkMeter(CONNECTIONS);
  private readonly target: PostgresTarget;
  private readonly listeners: Listener[] = [];
  private current: Sql;
  private bell: Sql;
  private sessionNow: Session;
  private away = false;
  private idleSeconds = IDLE_SECONDS;
  readonly unanswered: Unanswered;

  /** `findWorking`: tells on a connection of its own which of the server's processes are at work. */
  constructor(target: PostgresTarget, findWorking: FindWorking) {
    this.target = target;
    // A pooler has the driver believe in processes of its own.
    this.unanswered = new Unanswered(UNANSWERED_MS, target.poolerUrl ? null : findWorking, () => this.renew());
    this.current = connectForWork(target, CONNECTIONS);
    this.sessionNow = this.newSession();
    this.bell = connect(target.url, 1);
  }

  get sql(): Sql {
    return this.current;
  }

  /**
   * Makes the first connection. Rejects where there is none to be had. Where the server ends connections that are idle
   * for a short time, ours are closed well before that: what is sent at the moment in which it does so is lost.
   */
  async open(): Promise<void> {
    const [limit] = await this.current<{ seconds: number }[]>`
      select setting::float8 / 1000 as seconds from pg_settings where name = 'idle_session_timeout'`;
    takeTypes(this.current, this.current);
    if (!limit || limit.seconds === 0 || limit.seconds > 2 * IDLE_SECONDS) return;
    this.idleSeconds = limit.seconds / 2;
    await this.connectAnew().end();
  }

  session = (): Session => {
    requireNoTransaction("The whole database was asked");
    return this.sessionNow;
  };

  /** Works on a connection, once one is free. */
  use = <Result>(work: () => Promise<Result>): Promise<Result> => this.meter.around(() => this.places.use(work));

  async listen(listener: Listener): Promise<void> {
    this.listeners.push(listener);
    await this.bell.listen(listener.channel, listener.onPayload);
  }

  /** Rejects all that waits, and all that is asked until `reopen`. */
  refuse(): void {
    if (this.away) return;
    this.away = true;
    abandon(this.current);
  }

  /** The database answers again after it did not: notifications are listened to anew, which the driver gives up early. */
  reopen(): void {
    abandon(this.bell);
    this.bell = connect(this.target.url, 1);
    for (const { channel, onPayload } of this.listeners) {
      // Lost again: it is listened to the next time.
      this.bell.listen(channel, onPayload).catch(() => undefined);
    }
    if (!this.away) return;
    this.away = false;
    this.connectAnew();
  }

  async close(): Promise<void> {
    this.unanswered.stop();
    await Promise.all([this.current.end({ timeout: 5 }), this.bell.end({ timeout: 1 })]);
  }

  /** One connection has gone silent, and the driver ends no single one: all are replaced, once they are done. */
  private renew(): void {
    if (this.away) return;
    const former = this.connectAnew();
    void former.end({ timeout: LAST_SECONDS });
  }

  /** Gives what the new connections take the place of. */
  private connectAnew(): Sql {
    const former = this.current;
    this.current = connectForWork(this.target, CONNECTIONS, this.idleSeconds);
    takeTypes(former, this.current);
    this.sessionNow = this.newSession();
    return former;
  }

  private newSession(): Session {
    const { use: around, unanswered, meter } = this;
    return sessionOver(this.current, this.current.options, {
      follow: meter.statement,
      around,
      answer: awaitBy(unanswered),
    });
  }
}
