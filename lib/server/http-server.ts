import { createServer, type IncomingMessage, type Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { addressIn, canonicalAddress } from "../access/address";
import { METHODS } from "../http/handler";
import { BodyDeadlines } from "./body-deadlines";
import { type ClientError, clientErrorAnswer } from "./client-error-answer";
import { ConnectionSlots } from "./connection-slots";
import { keepWaiting } from "./expected-body";
import { Farewells, refuse } from "./farewells";
import type { BodyLimit, HttpLimits } from "./http-limits";
import { rawAnswer } from "./raw-answer";
import { stopListening } from "./stop-listening";

/** How long a request is waited for once the server stops: one that has begun to arrive, one on a new connection. */
const ARRIVING = { begun: 1000, unheard: 250 };

/** Answers that may be due on one connection: what is sent ahead of them is work that nobody bounds. */
const DUE_AT_ONCE = 16;

const TOO_MANY_AHEAD = "Too many requests were sent on this connection before their answers.";

const TOO_MANY = "Too many connections are open from your address. Close some, or wait for them to end.";

/** Who is at the other end of a connection. */
export interface Peer {
  /** In one spelling; empty where the connection has ended before it was known. */
  address: string;
  /** Whether it is a trusted proxy, whose connections are everybody's. */
  proxied: boolean;
}

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
  private readonly peers = new WeakMap<Socket, Peer>();
  private readonly farewells = new Farewells();
  /** The answers that are due on each connection. */
  private readonly due = new Map<Duplex, Set<ServerResponse>>();
  /** The last request on each connection. */
  private readonly asked = new WeakMap<Duplex, IncomingMessage>();
  /** Set once nobody new is taken; `closed` resolves when the last connection has gone. */
  private leaving: Promise<{ closed: Promise<void> }> | undefined;
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
      .on("checkExpectation", (_request, response) => refuse(response, 417, "Nothing but 100-continue is expected."))
      .on("clientError", (error, socket) => this.giveUp(error, socket))
      .on("connect", (_request, socket) => {
        const headers = { Allow: METHODS.join(", ") };
        this.farewells.end(socket, rawAnswer(405, "This server is no proxy: there is no CONNECT here.", headers));
      })
      .on("timeout", (socket) => this.idle(socket));
    // Node hands every request that offers an upgrade to whoever listens, and answers none of them itself: without a
    // listener the offer is ignored and the request answered, as RFC 9110 §7.8 allows.
    if (options.onUpgrade) this.node.on("upgrade", (request, socket, head) => this.upgrade(request, socket, head));
  }

  /**
   * Takes no new connection from now on, and says with each answer that it is the last on its connection. Connections
   * that are idle stay: whoever asks on one at this moment is answered. Resolves once all have gone, or the time is over.
   *
   * In this order, for a proxy that asks nobody whether we are ready opens a connection for whatever it cannot send on
   * one that it has: told to close them before we stop listening, it would open new ones at the moment in which we do.
   */
  async leave(milliseconds: number, hurry: AbortSignal): Promise<void> {
    const { closed } = await this.takeNobody();
    const late = sleep(milliseconds, undefined, { signal: hurry, ref: false });
    await Promise.race([closed, late.catch(() => undefined)]);
  }

  /** Ends within the time given: nobody new, each answer that is due, and then whatever is still open, of whatever kind. */
  async stop(milliseconds: number): Promise<void> {
    const { closed } = await this.takeNobody();
    this.stopping = true;
    this.node.closeIdleConnections();
    const isSilent = (socket: Socket) => !this.due.has(socket);
    const timers = [
      // Opened and not used, as browsers and balancers do in advance; or what is asked on it is on its way.
      this.endLater(ARRIVING.unheard, milliseconds, (socket) => isSilent(socket) && socket.bytesRead === 0),
      this.endLater(ARRIVING.begun, milliseconds, isSilent),
      this.endLater(milliseconds, milliseconds, () => true),
    ];
    await closed;
    for (const timer of timers) clearTimeout(timer);
  }

  private takeNobody(): Promise<{ closed: Promise<void> }> {
    this.leaving ??= stopListening(this.node);
    for (const due of this.due.values()) for (const response of due) response.shouldKeepAlive = false;
    return this.leaving;
  }

  private endLater(after: number, atMost: number, which: (socket: Socket) => boolean): NodeJS.Timeout {
    return setTimeout(
      () => {
        for (const socket of this.sockets) if (which(socket)) socket.destroy();
      },
      Math.min(after, atMost),
    );
  }

  private meet(socket: Socket): void {
    this.sockets.add(socket);
    socket.once("close", () => {
      this.sockets.delete(socket);
      this.farewells.delete(socket);
      this.due.delete(socket);
    });
    if (this.sockets.size > this.limits.connections) {
      this.farewells.end(socket, rawAnswer(503, "Too many connections are open.", { "Retry-After": "10" }));
      return;
    }
    const address = canonicalAddress(socket.remoteAddress ?? "") ?? "";
    const proxied = addressIn(address, this.options.trustedProxies);
    this.peers.set(socket, { address, proxied });
    if (proxied) return;
    const leave = this.slots.take(address);
    if (leave) socket.once("close", leave);
    else this.farewells.end(socket, rawAnswer(429, TOO_MANY, { "Retry-After": "10" }));
  }

  /**
   * Takes a place for a request that came through a trusted proxy, whose connections are not its sender's. Gives
   * whether there was one; where not, the request is answered.
   */
  takePlace(address: string, response: ServerResponse): boolean {
    const leave = this.slots.take(address);
    if (leave) response.once("close", leave);
    else refuse(response, 429, TOO_MANY, { "retry-after": "10" });
    return leave !== null;
  }

  /** Who is at the other end of a request's connection. */
  peerOf({ socket }: IncomingMessage): Peer {
    return this.peers.get(socket) ?? { address: "", proxied: false };
  }

  private ask(request: IncomingMessage, response: ServerResponse): void {
    const { socket } = request;
    if (this.farewells.has(socket)) return;
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
      this.farewells.add(socket);
      refuse(response, 429, TOO_MANY_AHEAD, { "retry-after": "1" });
      return;
    }
    if (this.leaving) response.shouldKeepAlive = false;
    const limit = this.options.bodyLimit?.(request) ?? this.limits.body;
    this.bodies.watch(request, limit, () => {
      if (response.headersSent) socket.destroy();
      else refuse(response, 408, "The body of the request did not arrive in time.");
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

  private giveUp(error: ClientError, socket: Duplex): void {
    if (this.farewells.has(socket)) return;
    const [response] = this.due.get(socket) ?? [];
    // What breaks off in the body of a request that was answered is no request, and gets no answer of its own.
    const isRest = response === undefined && this.asked.get(socket)?.complete === false;
    // Bytes of an answer that has begun must not be followed by another's.
    if (!socket.writable || error.code === "ECONNRESET" || response?.headersSent || isRest) {
      socket.destroy();
      return;
    }
    this.farewells.end(socket, clientErrorAnswer(error));
  }

  private idle(socket: Socket): void {
    const isOurs = (this.due.get(socket)?.size ?? 0) > 0 && socket.writableLength === 0;
    // It is we who are slow, or an upstream; the body has a deadline of its own.
    if (isOurs) socket.setTimeout(this.limits.idleMilliseconds);
    else socket.destroy();
  }
}
