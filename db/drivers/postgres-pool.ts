import type { Sql } from "postgres";
import { requireNoTransaction } from "../open-transaction";
import { Places } from "./places";
import { abandon, connect, connectForWork, type PostgresTarget, takeTypes } from "./postgres-connect";
import { type Session, sessionOver } from "./postgres-session";
import { WorkMeter } from "./work-meter";

const CONNECTIONS = 10;

/** How long a statement waits for a connection: whoever asked is told within five seconds that it cannot be served. */
const PATIENCE_MS = 4000;

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

  constructor(target: PostgresTarget) {
    this.target = target;
    this.current = connectForWork(target, CONNECTIONS);
    this.sessionNow = this.newSession();
    this.bell = connect(target.url, 1);
  }

  get sql(): Sql {
    return this.current;
  }

  /** Makes the first connection. Rejects where there is none to be had. */
  async open(): Promise<void> {
    await this.current`select 1`;
    takeTypes(this.current, this.current);
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
    const former = this.current;
    this.current = connectForWork(this.target, CONNECTIONS);
    takeTypes(former, this.current);
    this.sessionNow = this.newSession();
  }

  async close(): Promise<void> {
    await Promise.all([this.current.end({ timeout: 5 }), this.bell.end({ timeout: 1 })]);
  }

  private newSession(): Session {
    return sessionOver(this.current, this.current.options, this.use);
  }
}
