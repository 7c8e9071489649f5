import type { ServerResponse } from "node:http";
import type { Duplex } from "node:stream";

/** How long the sender of a connection that is refused has to read why, and how many may be told at once. */
const FAREWELL = { milliseconds: 500, connections: 100 };

/** Answers in plain words, after which the connection ends. */
export function refuse(
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

/** Connections that are refused: what still comes on them is not answered any more. */
export class Farewells {
  private readonly refused = new Set<Duplex>();

  has(socket: Duplex): boolean {
    return this.refused.has(socket);
  }

  add(socket: Duplex): void {
    this.refused.add(socket);
  }

  /** Forgets a connection that has ended. */
  delete(socket: Duplex): void {
    this.refused.delete(socket);
  }

  /** Sends the last bytes of a connection and lets them be read before it is closed. */
  end(socket: Duplex, bytes: string): void {
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
}
