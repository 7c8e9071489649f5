import type { IncomingMessage, ServerResponse } from "node:http";
import { maskSecrets } from "../credentials/mask-secrets";
import { takeFailure } from "../http/failure";
import type { Runtime } from "../runtime";

// One-time links carry their token in the path: whoever reads the log must not be able to open them.
const LINK_TOKEN = /[0-9A-Za-z]{40,}/g;

/** The path of a request as it is logged: without the query, and without what may be a secret. */
export const loggedPath = (url: string): string =>
  maskSecrets(url.split("?", 1)[0] ?? "").replace(LINK_TOKEN, (token) => `${token.slice(0, 4)}…`);

/**
 * One line in the log for every answer, in whichever lane it was given: an error where the server failed, at `info` what
 * was refused, at `debug` the rest. `X-Request-Id` of the answer finds it.
 */
export function logAnswer(
  runtime: Runtime,
  { method, url = "/" }: IncomingMessage,
  response: ServerResponse,
  { requestId, address }: { requestId: string; address: string },
): void {
  const started = performance.now();
  response.once("close", () => {
    const failure = takeFailure({ runtime, requestId });
    const status = response.statusCode;
    const level = status >= 500 ? "error" : status >= 400 ? "info" : "debug";
    if (!runtime.log.isLevelEnabled(level)) return;
    const milliseconds = Math.round((performance.now() - started) * 10) / 10;
    const cut = response.writableFinished ? {} : { cut: true };
    const line = { requestId, method, path: loggedPath(url), status, failure, milliseconds, address, ...cut };
    runtime.log[level](line, "answered");
  });
}
