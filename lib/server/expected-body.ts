import type { IncomingMessage } from "node:http";

/** Requests whose sender waits to be told that the body is wanted (RFC 9110 §10.1.1), each with how it is told. */
const waiting = new WeakMap<IncomingMessage, () => void>();

/** Keeps that the sender of a request waits for `tell` before it sends the body. */
export const keepWaiting = (request: IncomingMessage, tell: () => void): void => void waiting.set(request, tell);

/** Whether the sender of a request has not been told that the body is wanted: it may never come. */
export const isWaiting = (request: IncomingMessage): boolean => waiting.has(request);

/** Tells the sender of a request, once, that the body is wanted. */
export function askForBody(request: IncomingMessage): void {
  const tell = waiting.get(request);
  waiting.delete(request);
  tell?.();
}
