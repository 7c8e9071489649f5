import { Worker } from "node:worker_threads";
import type { Failure, Report, Request, ThreadData } from "./pglite-messages";

/** A statement that PostgreSQL refused, or that was given up. `code` is PostgreSQL's. */
export class EmbeddedError extends Error {
  override readonly name = "EmbeddedError";
  readonly code: string | undefined;
  readonly table: string | undefined;
  readonly column: string | undefined;
  readonly constraint: string | undefined;

  constructor({ message, code, table, column, constraint }: Pick<Failure, "message" | "code"> & Partial<Failure>) {
    super(message);
    this.code = code;
    this.table = table;
    this.column = column;
    this.constraint = constraint;
  }
}

/** What PostgreSQL says of a write while the disk is short of room (`watchRoom`). */
const READ_ONLY = "25006";

const inWords = (failure: Failure): Failure =>
  failure.code === READ_ONLY
    ? {
        ...failure,
        message: "The disk is nearly full: the embedded database takes no writes until there is room again.",
      }
    : failure;

const cutOff = () => new EmbeddedError({ message: "The statement took too long and was cut off.", code: "57014" });
const stopped = () => new EmbeddedError({ message: "The embedded database stopped.", code: "57P02" });

type Question = Request extends infer Each ? (Each extends Request ? Omit<Each, "id"> : never) : never;

interface Asked {
  request: Request;
  /** Milliseconds that it may work. */
  limit: number;
  resolve(rows: unknown[]): void;
  reject(error: Error): void;
}

/**
 * PGlite in a thread of its own, so that no statement holds the event loop, and so that one which works for too long can
 * be cut off: PGlite knows no time limits, but a thread can be ended. What that leaves on the disk is what a killed
 * server leaves; the folder is opened again and PostgreSQL recovers. In memory there is no second time, so nothing is cut.
 */
export class PgliteClient {
  private worker: Worker | null = null;
  /** Of the thread: it opens the folder, takes questions, or was told to end in the middle of one. */
  private state: "opening" | "serving" | "cutting" = "opening";
  private closing = false;
  private lost = 0;
  private lastId = 0;
  /** In the order in which the thread takes them: the first is the one that it works on. */
  private asked = new Map<number, Asked>();
  private watch: NodeJS.Timeout | undefined;
  private readonly listeners = new Map<string, (payload: string) => void>();
  private readonly folder: string | null;
  private readonly image: string | null;

  constructor(folder: string | null, image: string | null) {
    this.folder = folder;
    this.image = image;
  }

  /** How often the thread was lost, and with it what its session held: a transaction, a cursor. */
  get generation(): number {
    return this.lost;
  }

  /** Asks the thread. Rejects with `EmbeddedError`; with the code 57014 when it took longer than `limit` milliseconds. */
  ask(question: Question, limit: number): Promise<unknown[]> {
    return this.closing ? Promise.reject(stopped()) : this.put(question, limit);
  }

  /** Calls `onPayload` for each NOTIFY on the channel. */
  async listen(channel: string, onPayload: (payload: string) => void): Promise<void> {
    this.listeners.set(channel, onPayload);
    await this.ask(listening(channel), Number.POSITIVE_INFINITY);
  }

  /** Closes the database once all that was asked is answered, and ends the thread. */
  async close(): Promise<void> {
    if (this.closing) return;
    this.closing = true;
    await this.put({ kind: "close" }, Number.POSITIVE_INFINITY);
    await this.worker?.terminate();
  }

  private put(question: Question, limit: number): Promise<unknown[]> {
    const request: Request = { ...question, id: ++this.lastId };
    return new Promise((resolve, reject) => {
      this.asked.set(request.id, { request, limit, resolve, reject });
      if (!this.worker) this.start();
      if (this.state !== "serving") return;
      this.worker?.postMessage(request);
      if (this.asked.size > 1) return;
      this.worker?.ref();
      this.watchFirst();
    });
  }

  private start(): void {
    const workerData: ThreadData = { folder: this.folder, image: this.image };
    this.state = "opening";
    // It needs nothing of the environment, where secrets stand.
    this.worker = new Worker(new URL("./pglite-thread.mjs", import.meta.url), { workerData, env: {} });
    let reason: Error = stopped();
    this.worker.on("message", (report: Report) => this.hear(report));
    this.worker.on("error", (error: Error) => {
      reason = error;
    });
    this.worker.on("exit", () => this.end(reason));
  }

  private hear(report: Report): void {
    if (report.kind === "notification") {
      this.listeners.get(report.channel)?.(report.payload);
      return;
    }
    if (report.kind === "ready") this.serve();
    else this.settle(report);
    // An idle database keeps no process alive.
    if (this.asked.size === 0) this.worker?.unref();
    this.watchFirst();
  }

  private serve(): void {
    this.state = "serving";
    for (const { request } of this.asked.values()) this.worker?.postMessage(request);
  }

  private settle(report: Extract<Report, { id: number }>): void {
    const one = this.asked.get(report.id);
    this.asked.delete(report.id);
    if (report.kind === "answer") one?.resolve(report.rows);
    else one?.reject(new EmbeddedError(inWords(report.failure)));
  }

  private watchFirst(): void {
    clearTimeout(this.watch);
    const [first] = this.asked.values();
    if (!first || this.folder === null || first.limit === Number.POSITIVE_INFINITY) return;
    // Its answer may have come while this process was held up: what has come is read before it is cut.
    this.watch = setTimeout(() => setImmediate(() => this.cut(first)), first.limit);
  }

  private cut(one: Asked): void {
    if (this.state !== "serving" || !this.asked.delete(one.request.id)) return;
    this.state = "cutting";
    this.lost += 1;
    one.reject(cutOff());
    void this.worker?.terminate();
  }

  private end(reason: Error): void {
    clearTimeout(this.watch);
    this.worker = null;
    const waiting = [...this.asked.values()];
    this.asked = new Map();
    if (this.state !== "cutting") {
      // It ended by itself: what of this it had done is not known, so nothing is asked twice.
      this.lost += 1;
      for (const one of waiting) one.reject(reason);
    }
    // Nothing that came after one that was cut off had begun.
    const again = this.state === "cutting" ? waiting : [];
    if (this.state === "opening" || (this.closing && again.length === 0)) return;
    this.state = "opening";
    for (const channel of this.listeners.keys()) this.put(listening(channel), Number.POSITIVE_INFINITY).catch(() => {});
    for (const one of again) this.asked.set(one.request.id, one);
    if (again.length > 0 && !this.worker) this.start();
  }
}

const listening = (channel: string): Question => ({
  kind: "script",
  text: `listen "${channel.replaceAll('"', '""')}"`,
});
