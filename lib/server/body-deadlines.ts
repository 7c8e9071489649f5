import type { IncomingMessage } from "node:http";
import type { BodyLimit } from "./http-limits";

interface Watched {
  limit: BodyLimit;
  /** How long its sender has kept us waiting. */
  waited: number;
  /** What the connection had brought before the body. */
  bytesBefore: number;
  tooLate: () => void;
}

/** Whether a request announces a body (RFC 9112 §6.3). */
const hasBody = ({ headers }: IncomingMessage) =>
  headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;

/** Whether it is the sender who keeps us waiting: of whatever they send, something is there until it is read. */
const isAwaited = (request: IncomingMessage) => request.readableLength === 0;

/** Bodies on their way, each with the time that it may take. */
export class BodyDeadlines {
  private readonly watched = new Map<IncomingMessage, Watched>();
  private timer: NodeJS.Timeout | undefined;
  private looked = 0;
  private readonly everyMilliseconds: number;

  /** Looks at all of them every so many milliseconds. */
  constructor(everyMilliseconds = 1000) {
    this.everyMilliseconds = everyMilliseconds;
  }

  /** Watches a request's body, if it has one, and says once when it is too late. */
  watch(request: IncomingMessage, limit: BodyLimit, tooLate: () => void): void {
    if (!hasBody(request)) return;
    this.watched.set(request, { limit, waited: 0, bytesBefore: request.socket.bytesRead, tooLate });
    if (this.timer) return;
    this.looked = performance.now();
    this.timer = setInterval(() => this.look(), this.everyMilliseconds);
    this.timer.unref();
  }

  /** Gives a body that is watched another limit. */
  allow(request: IncomingMessage, limit: BodyLimit): void {
    const known = this.watched.get(request);
    if (known) known.limit = limit;
  }

  private look(): void {
    const now = performance.now();
    // While this process was busy, nobody could be heard.
    const passed = Math.min(now - this.looked, 2 * this.everyMilliseconds);
    this.looked = now;
    for (const [request, known] of this.watched) {
      if (request.complete || request.destroyed) this.watched.delete(request);
      else if (isAwaited(request)) this.count(request, known, passed);
    }
    if (this.watched.size > 0) return;
    clearInterval(this.timer);
    this.timer = undefined;
  }

  private count(request: IncomingMessage, known: Watched, passed: number): void {
    const { milliseconds, leastBytesPerSecond } = known.limit;
    const sent = request.socket.bytesRead - known.bytesBefore;
    const earned = leastBytesPerSecond === null ? 0 : (sent / leastBytesPerSecond) * 1000;
    known.waited += passed;
    if (known.waited <= milliseconds + earned) return;
    this.watched.delete(request);
    known.tooLate();
  }
}
