import type { IncomingMessage } from "node:http";
import { ApiError } from "../api-error";
import { askForBody, isWaiting } from "./expected-body";

const BUFFERED = 64 * 1024;

/** How much of a body that nobody wants is still read, and for how long, so that its sender gets to read the answer. */
const DRAINED = { bytes: 8 * 1024 * 1024, milliseconds: 1000 };

/**
 * Reads what is left of a body and keeps nothing of it. Gives whether that was all: if not, the connection cannot be
 * used for another request.
 */
export function drain(message: IncomingMessage): Promise<boolean> {
  if (message.complete) return Promise.resolve(true);
  if (isWaiting(message)) return Promise.resolve(false);
  return new Promise((resolve) => {
    let left = DRAINED.bytes;
    const timer = setTimeout(() => resolve(false), DRAINED.milliseconds);
    const finish = (whole: boolean) => {
      clearTimeout(timer);
      resolve(whole);
    };
    message.on("data", (chunk: Buffer) => {
      left -= chunk.byteLength;
      if (left < 0) finish(false);
    });
    message.once("end", () => finish(true));
    message.once("close", () => finish(message.complete));
    message.resume();
  });
}

/** What is said of a body that breaks off. */
export const incomplete = () => new ApiError("requestTimeout", "The body did not arrive whole.");

/**
 * The body of a Node request as a web stream with back-pressure. Unlike `Readable.toWeb`, giving up on it does not
 * destroy the connection: a handler that refuses a body half-way must still be heard.
 */
export function requestBody(message: IncomingMessage): {
  stream: ReadableStream<Uint8Array>;
  /** Throws away what nobody has read and what still arrives: left alone, it holds up the connection's next request. */
  abandon: () => void;
  abandoned: () => boolean;
} {
  let abandoned = false;
  let ended = false;
  const listen = (controller: ReadableStreamDefaultController<Uint8Array>) => {
    // Nothing is told any more of a connection that ended before anybody listened.
    if (message.destroyed) {
      controller.error(incomplete());
      return;
    }
    message.on("data", (chunk: Buffer) => {
      if (abandoned) return;
      controller.enqueue(chunk);
      if ((controller.desiredSize ?? 0) <= 0) message.pause();
    });
    message.once("end", () => {
      ended = true;
      if (!abandoned) controller.close();
    });
    // What is wrong is told by the close that follows.
    message.once("error", () => undefined);
    message.once("close", () => {
      // Its sender may be gone while the end of it waits to be read: `complete` is said of what has arrived.
      if (!abandoned && !ended) controller.error(incomplete());
    });
    message.pause();
  };
  // Of a body that waits to be asked for, nothing is read ahead.
  const waits = isWaiting(message);
  const abandon = () => {
    abandoned = true;
    if (!isWaiting(message)) message.resume();
  };
  const stream = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        if (!waits) listen(controller);
      },
      pull(controller) {
        if (isWaiting(message)) {
          askForBody(message);
          listen(controller);
        }
        message.resume();
      },
      cancel: abandon,
    },
    new ByteLengthQueuingStrategy({ highWaterMark: waits ? 0 : BUFFERED }),
  );
  return { stream, abandon, abandoned: () => abandoned };
}
