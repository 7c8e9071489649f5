import type { IncomingMessage, ServerResponse } from "node:http";
import { maskSecrets } from "../credentials/mask-secrets";
import { takeFailure } from "../http/failure";
import { METHODS } from "../http/handler";
import { FOREIGN_METHOD_HEADER } from "../http/private-headers";
import { getMetrics } from "../metrics/metrics";
import type { Runtime } from "../runtime";

// One-time links carry their token in the path: whoever reads the log must not be able to open them.
const LINK_TOKEN = /[0-9A-Za-z]{40,}/g;

/** The path of a request as it is logged: without the query, and without what may be a secret. */
export const loggedPath = (url: string): string =>
  maskSecrets(url.split("?", 1)[0] ?? "").replace(LINK_TOKEN, (token) => `${token.slice(0, 4)}…`);

/** What is no fault of ours: what is documented as not offered, an upstream that is away, a database that is. */
const LEVELS: Readonly<Record<number, "info" | "warn">> = { 501: "info", 502: "warn", 503: "warn", 504: "warn" };

const getLevel = (status: number) => LEVELS[status] ?? (status >= 500 ? "error" : status >= 400 ? "info" : "debug");

/** The method as it is counted: those that there are, and all others as one. */
const countedMethod = ({ method, headers }: IncomingMessage): string =>
  (!headers[FOREIGN_METHOD_HEADER] && METHODS.find((name) => name === method)) || "other";

/**
 * Counts every answer, in whichever lane it was given, under its route, and puts one line in the log: an
 * error where the server failed, a warning where it, or an upstream, could not serve, at `info` what was refused, at
 * `debug` the rest. `X-Request-Id` of the answer finds it.
 */
export function logAnswer(
  runtime: Runtime,
  request: IncomingMessage,
  response: ServerResponse,
  { requestId, address, getRoute }: { requestId: string; address: string; getRoute: () => string },
): void {
  const started = performance.now();
  const { method, url: asked = "/" } = request;
  response.once("close", () => {
    const failure = takeFailure({ runtime, requestId });
    const status = response.statusCode;
    const milliseconds = Math.round((performance.now() - started) * 10) / 10;
    getMetrics(runtime).answered({ route: getRoute(), method: countedMethod(request), status, milliseconds, failure });
    const level = getLevel(status);
    if (!runtime.log.isLevelEnabled(level)) return;
    const cut = response.writableFinished ? {} : { cut: true };
    const line = { requestId, method, path: loggedPath(asked), status, failure, milliseconds, address, ...cut };
    runtime.log[level](line, "answered");
  });
}
