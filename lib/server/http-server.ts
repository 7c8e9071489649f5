import { createServer, type IncomingMessage, type Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { addressIn, canonicalAddress } from "../access/address";
import { METHODS } from "../http/handler";
import { BodyDeadlines } from "./body-deadlines";
import { ConnectionSlots } from "./connection-slots";
import { keepWaiting } from "./expected-body";
import type { BodyLimit, HttpLimits } from "./http-limits";
import { rawAnswer } from "./raw-answer";

/** How long the sender of a connection that is refused has to read why, and how many may be told at once. */
const FAREWELL = { milliseconds: 500, connections: 100 };

/** How long a request that has begun to arrive is waited for once the server stops. */
const ARRIVING_MILLISECONDS = 1000;

/** Answers that may be due on one connection: what is sent ahead of them is work that nobody bounds. */
const DUE_AT_ONCE = 16;

const TOO_MANY_AHEAD = "Too many requests were sent on this connection before their answers.";

const TOO_MANY = "Too many connections are open from your address. Close some, or wait for them to end.";

/** What the server asks of whoever runs it. */
export interface HttpServerOptions {
  limits: HttpLimits;
  /** Addresses and CIDRs of proxies, whose connections are everybody's. */
  trustedProxies: readonly string[];
  /** The limit of a request's body, where it is not that of all. */
  bodyLimit?: (request: IncomingMessage) => BodyLimit | undefined;
  onRequest: (request: IncomingMessage, response: ServerResponse) => void;
  /** Takes a request over that offers to speak another protocol, and says whether it did; without it, none is. */
  onUpgrade?: (request: IncomingMessage, socket: Duplex, head: Buffer) => boolean;
}

/** What is a request but for its method, which Node's parser does not know (RFC 9110 §9.1 has any token). */
const REQUEST_LINE = /^[!#$%&'*+.^`|~\w-]{1,40} [!-~]+ HTTP\/1\.[01]\r?\n/;

const CLIENT_ERRORS: Readonly<Record<string, readonly [status: number, message: string]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: [408, "The request did not arrive in time."],
  HPE_HEADER_OVERFLOW: [431, "The headers of the request are too large."],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: [413, "The extensions of the body's chunks are too large."],
};

/**
 * The HTTP server. Every event of Node's that ends a connection or hands one over is answered here, every socket is
 * known, and each has a time by which it must have got on.
 */
export class HttpServer {
  readonly node: Server;
  readonly bodies: BodyDeadlines;
  private readonly options: HttpServerOptions;
  private readonly limits: HttpLimits;
  private readonly slots: ConnectionSlots;
  private readonly sockets = new Set<Socket>();
  private readonly refused = new Set<Duplex>();
  /** The answers that are due on each connection. */
  private readonly due = new Map<Duplex, Set<ServerResponse>>();
  /** The last request on each connection. */
  private readonly asked = new WeakMap<Duplex, IncomingMessage>();
  private draining = false;
  private stopping = false;

  constructor(options: HttpServerOptions) {
    const { limits } = options;
    this.options = options;
    const looks = Math.min(1000, limits.headersMilliseconds / 4);
    this.limits = limits;
    this.slots = new ConnectionSlots(limits.connectionsPerAddress);
    this.bodies = new BodyDeadlines(looks);
    this.node = createServer({
      headersTimeout: limits.headersMilliseconds,
      // Bodies have deadlines of their own: an import may take longer.
      requestTimeout: 0,
      keepAliveTimeout: limits.idleMilliseconds,
      connectionsCheckingInterval: looks,
      insecureHTTPParser: false,
    });
    this.node.timeout = limits.idleMilliseconds;
    this.node
      .on("connection", (socket) => this.meet(socket))
      .on("request", (request, response) => this.ask(request, response))
      .on("checkContinue", (request, response) => {
        // Told once somebody wants the body: who is refused need not send it, and what comes next on the connection
        // might then be either.
        const { shouldKeepAlive } = response;
        response.shouldKeepAlive = false;
        keepWaiting(request, () => {
          if (response.headersSent) return;
          response.shouldKeepAlive = shouldKeepAlive;
          response.writeContinue();
        });
        this.ask(request, response);
      })
      .on("checkExpectation", (_request, response) =>
        this.refuse(response, 417, "Nothing but 100-continue is expected."),
      )
      .on("clientError", (error, socket) => this.giveUp(error, socket))
      .on("connect", (_request, socket) => {
        const headers = { Allow: METHODS.join(", ") };
        this.end(socket, rawAnswer(405, "This server is no proxy: there is no CONNECT here.", headers));
      })
      .on("timeout", (socket) => this.idle(socket));
    // Node hands every request that offers an upgrade to whoever listens, and answers none of them itself: without a
    // listener the offer is ignored and the request answered, as RFC 9110 §7.8 allows.
    if (options.onUpgrade) this.node.on("upgrade", (request, socket, head) => this.upgrade(request, socket, head));
  }

  /** From now on each answer says that it is the last on its connection, so that what comes next goes elsewhere. */
  drain(): void {
    this.draining = true;
    for (const due of this.due.values()) for (const response of due) response.shouldKeepAlive = false;
  }

  /** Ends within the time given: nobody new, each answer that is due, and then whatever is still open, of whatever kind. */
  async stop(milliseconds: number): Promise<void> {
    this.drain();
    this.stopping = true;
    const closed = new Promise<void>((resolve) => this.node.close(() => resolve()));
    this.node.closeIdleConnections();
    for (const socket of this.sockets) {
      // Opened and not used, as browsers and balancers do in advance.
      if (!this.due.has(socket) && socket.bytesRead === 0) socket.destroy();
    }
    const end = (which: (socket: Socket) => boolean) => () => {
      for (const socket of this.sockets) if (which(socket)) socket.destroy();
    };
    const timers = [
      setTimeout(
        end((socket) => !this.due.has(socket)),
        Math.min(ARRIVING_MILLISECONDS, milliseconds),
      ),
      setTimeout(
        end(() => true),
        milliseconds,
      ),
    ];
    await closed;
    for (const timer of timers) clearTimeout(timer);
  }

  private meet(socket: Socket): void {
    this.sockets.add(socket);
    socket.once("close", () => {
      this.sockets.delete(socket);
      this.refused.delete(socket);
      this.due.delete(socket);
    });
    if (this.sockets.size > this.limits.connections) {
      this.end(socket, rawAnswer(503, "Too many connections are open.", { "Retry-After": "10" }));
      return;
    }
    const address = canonicalAddress(socket.remoteAddress ?? "") ?? "";
    if (addressIn(address, this.options.trustedProxies)) return;
    const leave = this.slots.take(address);
    if (leave) socket.once("close", leave);
    else this.end(socket, rawAnswer(429, TOO_MANY, { "Retry-After": "10" }));
  }

  /**
   * Takes a place for a request that came through a trusted proxy, whose connections are not its sender's. Gives
   * whether there was one; where not, the request is answered.
   */
  takePlace(address: string, response: ServerResponse): boolean {
    const leave = this.slots.take(address);
    if (leave) response.once("close", leave);
    else this.refuse(response, 429, TOO_MANY, { "retry-after": "10" });
    return leave !== null;
  }

  private ask(request: IncomingMessage, response: ServerResponse): void {
    const { socket } = request;
    if (this.refused.has(socket)) return;
    const due = this.due.get(socket) ?? new Set();
    this.due.set(socket, due.add(response));
    this.asked.set(socket, request);
    response.once("close", () => {
      due.delete(response);
      if (due.size > 0) return;
      this.due.delete(socket);
      // What was promised before the stop was that the connection stays.
      if (this.stopping) socket.destroySoon();
    });
    if (due.size > DUE_AT_ONCE) {
      // What follows on it is not answered any more.
      this.refused.add(socket);
      this.refuse(response, 429, TOO_MANY_AHEAD, { "retry-after": "1" });
      return;
    }
    if (this.draining) response.shouldKeepAlive = false;
    const limit = this.options.bodyLimit?.(request) ?? this.limits.body;
    this.bodies.watch(request, limit, () => {
      if (response.headersSent) socket.destroy();
      else this.refuse(response, 408, "The body of the request did not arrive in time.");
    });
    this.options.onRequest(request, response);
  }

  private upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    if (this.options.onUpgrade?.(request, socket, head)) return;
    const response = new ServerResponse(request);
    response.shouldKeepAlive = false;
    response.assignSocket(request.socket);
    response.once("finish", () => request.socket.destroySoon());
    // Node has let go of the connection, and would have seen to these.
    socket.on("drain", () => response.emit("drain")).on("error", () => socket.destroy());
    socket.once("end", () => socket.destroy()).resume();
    this.ask(request, response);
  }

  /** Answers in plain words, after which the connection ends. */
  private refuse(
    response: ServerResponse,
    status: number,
    message: string,
    headers: Record<string, string> = {},
  ): void {
    const { socket } = response;
    response.shouldKeepAlive = false;
    response.writeHead(status, {
      ...headers,
      "content-type": "text/plain; charset=utf-8",
      "cache-control": "no-store",
      connection: "close",
    });
    response.end(`${message}\n`, () => socket?.destroySoon());
  }

  /** Sends the last bytes of a connection and lets them be read before it is closed. */
  private end(socket: Duplex, bytes: string): void {
    // What comes after it is not answered any more.
    this.refused.add(socket);
    socket.on("error", () => socket.destroy());
    if (!socket.writable || this.refused.size > FAREWELL.connections) {
      socket.destroy();
      return;
    }
    socket.end(bytes);
    socket.resume();
    setTimeout(() => socket.destroy(), FAREWELL.milliseconds).unref();
  }

  private giveUp(error: Error & { code?: string; rawPacket?: Buffer }, socket: Duplex): void {
    if (this.refused.has(socket)) return;
    const [response] = this.due.get(socket) ?? [];
    // What breaks off in the body of a request that was answered is no request, and gets no answer of its own.
    const isRest = response === undefined && this.asked.get(socket)?.complete === false;
    // Bytes of an answer that has begun must not be followed by another's.
    if (!socket.writable || error.code === "ECONNRESET" || response?.headersSent || isRest) {
      socket.destroy();
      return;
    }
    if (error.code === "HPE_INVALID_METHOD" && REQUEST_LINE.test(error.rawPacket?.toString("latin1") ?? "")) {
      const headers = { Allow: METHODS.join(", ") };
      this.end(socket, rawAnswer(405, `This server knows the methods ${headers.Allow}.`, headers));
      return;
    }
    const [status, message] = CLIENT_ERRORS[error.code ?? ""] ?? [400, "This is not a request that can be understood."];
    this.end(socket, rawAnswer(status, message));
  }

  private idle(socket: Socket): void {
    const isOurs = (this.due.get(socket)?.size ?? 0) > 0 && socket.writableLength === 0;
    // It is we who are slow, or an upstream; the body has a deadline of its own.
    if (isOurs) socket.setTimeout(this.limits.idleMilliseconds);
    else socket.destroy();
  }
}
