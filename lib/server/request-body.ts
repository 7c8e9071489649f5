import type { IncomingMessage } from "node:http";

const BUFFERED = 64 * 1024;

/** How much of a body that nobody wants is still read, and for how long, so that its sender gets to read the answer. */
const DRAINED = { bytes: 8 * 1024 * 1024, milliseconds: 1000 };

/**
 * Reads what is left of a body and keeps nothing of it. Gives whether that was all: if not, the connection cannot be
 * used for another request.
 */
export function drain(message: IncomingMessage): Promise<boolean> {
  if (message.complete) return Promise.resolve(true);
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

/**
 * The body of a Node request as a web stream with back-pressure. Unlike `Readable.toWeb`, giving up on it does not
 * destroy the connection: a handler that refuses a body half-way must still be heard.
 */
export function requestBody(message: IncomingMessage): {
  stream: ReadableStream<Uint8Array>;
  abandoned: () => boolean;
} {
  let abandoned = false;
  const stream = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        message.on("data", (chunk: Buffer) => {
          if (abandoned) return;
          controller.enqueue(chunk);
          if ((controller.desiredSize ?? 0) <= 0) message.pause();
        });
        message.once("end", () => {
          if (!abandoned) controller.close();
        });
        message.once("error", (error) => controller.error(error));
        message.once("close", () => {
          if (!abandoned && !message.complete) controller.error(new Error("the client went away"));
        });
        message.pause();
      },
      pull() {
        message.resume();
      },
      cancel() {
        abandoned = true;
      },
    },
    new ByteLengthQueuingStrategy({ highWaterMark: BUFFERED }),
  );
  return { stream, abandoned: () => abandoned };
}
