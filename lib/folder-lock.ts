import { createHash, randomUUID } from "node:crypto";
import { unlink } from "node:fs/promises";
import { connect, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** Another process works on the folder. */
export class FolderLockedError extends Error {
  override readonly name = "FolderLockedError";
}

export interface FolderLock {
  release(): Promise<void>;
}

// A socket's path may have about 100 bytes; past that the lock stands in the temporary folder under the folder's name.
function socketPath(folder: string): string {
  if (process.platform === "win32") {
    return `\\\\.\\pipe\\gatehouse-${createHash("sha256").update(folder).digest("hex").slice(0, 32)}`;
  }
  const inside = join(folder, "lock.sock");
  if (Buffer.byteLength(inside) < 100) return inside;
  return join(tmpdir(), `gatehouse-${createHash("sha256").update(folder).digest("hex").slice(0, 32)}.sock`);
}

/** What the holder of the socket says of itself; `undefined` when nobody holds it. */
function ask(path: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    let answer = "";
    const socket = connect(path);
    socket.setEncoding("utf8");
    socket.setTimeout(2000, () => socket.destroy(new Error("no answer")));
    socket.on("data", (text: string) => {
      answer += text;
    });
    socket.on("end", () => resolve(answer));
    socket.on("error", (error: NodeJS.ErrnoException) =>
      // A holder that is busy or slow still holds.
      resolve(error.code === "ECONNREFUSED" || error.code === "ENOENT" ? undefined : answer || "unknown"),
    );
  });
}

const listen = (server: Server, path: string) =>
  new Promise<boolean>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      error.code === "EADDRINUSE" ? resolve(false) : reject(error),
    );
    server.listen(path, () => resolve(true));
  });

/**
 * Takes the folder for this process until it ends, however it ends: a socket that the kernel closes with its owner.
 * Throws `FolderLockedError` when another process holds it. (Two processes on one embedded database corrupt it.)
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const path = socketPath(folder);
  const own = randomUUID();
  for (let attempt = 0; attempt < 3; attempt++) {
    const server = createServer((socket) => {
      socket.on("error", () => undefined);
      socket.end(own);
    });
    if (await listen(server, path)) {
      // Two starts may both find a dead owner's socket and replace it; the one whose socket stands in the end has won.
      await sleep(attempt === 0 ? 0 : 100);
      if ((await ask(path)) === own) {
        server.unref();
        return { release: () => new Promise((resolve) => server.close(() => resolve())) };
      }
      server.close();
    }
    if ((await ask(path)) !== undefined) {
      throw new FolderLockedError(`Another Gatehouse already works on ${folder}.`);
    }
    await unlink(path).catch(() => undefined);
  }
  throw new FolderLockedError(`Another Gatehouse already works on ${folder}.`);
}
