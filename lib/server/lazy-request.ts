import type { IncomingMessage } from "node:http";
import { READ_WHOLE, type WholeBody } from "../body";
import type { HttpMethod } from "../http/handler";
import { PlainHeaders } from "../plain-headers";
import { askForBody } from "./expected-body";
import { drain, incomplete, requestBody } from "./request-body";

const NOTHING = Buffer.alloc(0);

/** Whether requests with this method have no body on Web standards. */
const isWithout = (method: HttpMethod) => method === "GET" || method === "HEAD";

/** Targets that the platform would leave as they are: no characters that it escapes, no segments of dots. */
const PLAIN = /^(?:(?!\/(?:\.|%2e))[\w~!$&()*+,;=:@/?.%-])*$/i;

const toUrl = (origin: string, target: string): string =>
  PLAIN.test(target) ? origin + target : new URL(origin + target).href;

/** The body of a request that was read before. */
const readBefore = () =>
  new ReadableStream<Uint8Array>({
    start: (controller) => controller.error(new TypeError("The body of this request was read before.")),
  });

/** Reads a body straight from its connection; `null`, and nothing more is read, where it has more than `limit` bytes. */
function readWhole(message: IncomingMessage, limit: number): Promise<Buffer | null> {
  askForBody(message);
  return new Promise((resolve, reject) => {
    // Nothing is told any more of a connection that ended before anybody listened.
    if (message.destroyed) {
      reject(incomplete());
      return;
    }
    const chunks: Buffer[] = [];
    let size = 0;
    const take = (chunk: Buffer) => {
      size += chunk.byteLength;
      chunks.push(chunk);
      if (size <= limit) return;
      message.off("data", take);
      resolve(null);
    };
    const breakOff = () => reject(incomplete());
    message
      .on("data", take)
      .once("end", () => {
        message.off("close", breakOff);
        resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks));
      })
      // What is wrong is told by the close that follows.
      .once("error", () => undefined)
      .once("close", breakOff);
  });
}

/**
 * A request on Web standards over one of Node's. It is a `Request` to everybody; the platform's own, with its stream and
 * its signal, is made for whoever asks for more than method, address, headers and a body of bounded size as a whole.
 */
export class LazyRequest implements WholeBody {
  readonly method: HttpMethod;
  readonly url: string;
  private readonly message: IncomingMessage;
  private read: Promise<Buffer | null> | undefined;
  private known: PlainHeaders | undefined;
  private made: Request | undefined;
  private streamed: ReturnType<typeof requestBody> | undefined;

  /** `origin`: what its target stands below. */
  constructor(message: IncomingMessage, origin: string, method: HttpMethod) {
    this.message = message;
    this.url = toUrl(origin, message.url ?? "/");
    this.method = method;
  }

  get headers(): PlainHeaders {
    this.known ??= new PlainHeaders(this.message.rawHeaders);
    return this.known;
  }

  get bodyUsed(): boolean {
    return this.read !== undefined || (this.made?.bodyUsed ?? false);
  }

  /** The platform's own request, made once. */
  get web(): Request {
    if (this.made) return this.made;
    const { method, url } = this;
    const headers = [...this.headers];
    if (!isWithout(method) && !this.read) this.streamed = requestBody(this.message);
    const body = this.read ? readBefore() : (this.streamed?.stream ?? null);
    this.made = new Request(url, { method, headers, body, duplex: "half" } as RequestInit);
    return this.made;
  }

  [READ_WHOLE](limit: number): Promise<Buffer | null> | undefined {
    if (isWithout(this.method)) return Promise.resolve(NOTHING);
    // Its stream was asked for, or there is nothing left of it.
    if (this.made || this.read) return undefined;
    this.read = readWhole(this.message, limit);
    return this.read;
  }

  /**
   * Is done with the body once the request is answered: throws away what nobody has read and what still arrives, which
   * would hold up the next request on the connection. Gives whether there can be one.
   */
  finish(): Promise<boolean> {
    const { message, streamed } = this;
    // A body that is still being read, as the gateway does, may never be read to its end.
    if (streamed && this.bodyUsed && !streamed.abandoned()) return Promise.resolve(message.complete);
    streamed?.abandon();
    return drain(message);
  }
}

// Whatever else a request is asked for, the platform's gives.
Object.setPrototypeOf(LazyRequest.prototype, Request.prototype);
for (const name of [
  ...(["body", "cache", "credentials", "destination", "integrity", "keepalive", "mode", "redirect"] as const),
  ...(["referrer", "referrerPolicy", "signal"] as const),
]) {
  Object.defineProperty(LazyRequest.prototype, name, {
    get(this: LazyRequest) {
      return this.web[name];
    },
  });
}
for (const name of ["arrayBuffer", "blob", "clone", "formData", "json", "text"] as const) {
  Object.defineProperty(LazyRequest.prototype, name, {
    value(this: LazyRequest) {
      return this.web[name]();
    },
  });
}
