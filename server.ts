import { mkdirSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { format } from "node:util";
import { setFlagsFromString } from "node:v8";
import routes, { pages } from "virtual:wire-routes";
import next from "next";
import { surviveDriver } from "./db/drivers/survive-driver";
import { isDatabaseAway } from "./db/errors";
import { RETRY_AFTER } from "./lib/changes/certainty";
import { readEnv } from "./lib/env";
import { lockFolder } from "./lib/folder-lock";
import { failureSoFar } from "./lib/http/failure";
import type { Runtime } from "./lib/runtime";
import { directLane } from "./lib/server/direct-lane";
import { askForBody } from "./lib/server/expected-body";
import { listeningError, sentenceForOperator } from "./lib/server/failed-start";
import { gatewayLane } from "./lib/server/gateway-lane";
import { httpLimits, importBody } from "./lib/server/http-limits";
import { HttpServer, type HttpServerOptions } from "./lib/server/http-server";
import { logAnswer } from "./lib/server/log-answer";
import { preparePage, refuseMethod, wordFailure } from "./lib/server/prepare-page";
import { admitMethod, type Prepared, prepareRequest } from "./lib/server/prepare-request";
import { plainPath, requestTarget, withPlainPath } from "./lib/server/request-target";
import { routeTemplates } from "./lib/server/route-templates";
import { createSay } from "./lib/server/say";
import { startRuntime } from "./lib/server/start-runtime";
import { stopOnSignal } from "./lib/server/stop-on-signal";
import { wireAddresses } from "./lib/server/wire-router";
import { getTracing } from "./lib/tracing/tracing";
import { misencoded } from "./lib/utf8";

// Whoever read our output may go away; that is no reason to stop serving, nor to complain to a closed pipe for ever.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);

// Left alone, the heap grows fourfold before it is collected, and the garbage of one large import takes 100 MB more.
setFlagsFromString("--heap-growing-percent=80");

const say = createSay(process.stdout);
const projectFolder = dirname(dirname(fileURLToPath(import.meta.url)));

const IMPORTS = ["/api/import", "/api/portal/imports"];

/** Ends the start with a sentence where the cause is the operator's to mend, and with the whole error where it is ours. */
function refuseToStart(error: unknown): never {
  createSay(process.stderr, "fatal")(sentenceForOperator(error) ?? format("The start failed.", error));
  process.exit(1);
}

/**
 * In development Next tells browsers over a web socket what has changed; no other offer of an upgrade is its own. It
 * listens for them from the first page on.
 */
const hotReload =
  (nexts: Server): NonNullable<HttpServerOptions["onUpgrade"]> =>
  (request, socket, head) =>
    request.url?.startsWith("/_next/hmr") === true &&
    request.headers.upgrade?.toLowerCase() === "websocket" &&
    nexts.emit("upgrade", request, socket, head);

/** Libraries write what others send them to the console, stack and all: it is one line in the log. */
function quietLibraries({ log }: Runtime): void {
  const getLine = (said: unknown[]) => format(...said).split("\n", 1)[0];
  const note = (...said: unknown[]) => log.info({ said: getLine(said) }, "a library complained");
  console.error = note;
  console.warn = note;
  console.log = (...said: unknown[]) => log.debug({ said: getLine(said) }, "a library said");
}

async function main(): Promise<void> {
  const env = readEnv(process.env);
  // next-auth reads these two itself.
  process.env.NEXTAUTH_URL = env.publicUrl;
  process.env.NEXTAUTH_SECRET = env.authSecret;
  mkdirSync(env.dataDir, { recursive: true, mode: 0o700 });
  const lock = await lockFolder(env.dataDir);
  const started = await startRuntime(env, projectFolder, say);
  const { log } = started.runtime;
  surviveDriver((error) => log.warn({ err: error }, "the database driver threw past everybody"));

  // Next takes upgrades of the server that it is given, or else of the one that a request came to, and never answers
  // those that it does not know: it is given one that nobody connects to.
  const nexts = createServer();
  const app = next({
    dev: env.development,
    dir: projectFolder,
    httpServer: nexts,
    port: env.port,
    hostname: "localhost",
    // What a page throws is told to us (instrumentation.ts), and stands in the log as everything else does.
    quiet: !env.development,
  });
  if (!env.development) quietLibraries(started.runtime);
  await app.prepare();
  const toNext = app.getRequestHandler();
  // In development Next reloads changed handlers; the direct lane would keep the old ones.
  const isWire = wireAddresses(routes);
  const answerDirectly = directLane(routes, env.publicUrl);
  const toTemplate = routeTemplates(routes, pages);
  // Next fails at a path that is not UTF-8 and mends such a query, where our own routes say what is wrong with them.
  const direct: typeof answerDirectly = async (request, response) =>
    (env.directLane && !env.development) || misencoded(request.url ?? "") !== undefined
      ? answerDirectly(request, response)
      : false;

  const answerPrepared = async (request: IncomingMessage, response: ServerResponse, prepared: Prepared) => {
    if (prepared.proxied && !server.takePlace(prepared.address, response)) return;
    const target = requestTarget(request.url ?? "");
    if (target === null) {
      response.writeHead(400, { "content-type": "text/plain" }).end("There is nothing at this address.\n");
      return;
    }
    const isOurs = isWire(plainPath(target));
    // An upstream may tell the two apart.
    request.url = isOurs ? withPlainPath(target) : target;
    admitMethod(request);
    if (await direct(request, response)) return;
    if (await gateway(request, response)) return;
    if (!isOurs && refuseMethod(request, response)) return;
    if (misencoded(plainPath(target)) !== undefined) {
      response.writeHead(400, { "content-type": "text/plain; charset=utf-8" });
      response.end("The address is not UTF-8 where it is percent-encoded.\n");
      return;
    }
    askForBody(request);
    preparePage(request, response, env);
    const { requestId } = prepared;
    wordFailure(response, () => failureSoFar({ runtime: started.runtime, requestId }));
    await toNext(request, response);
  };

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    try {
      const prepared = prepareRequest(request, response, { peer: server.peerOf(request), env });
      const getRoute = () => toTemplate(response, request.url ?? "/");
      logAnswer(started.runtime, request, response, { ...prepared, getRoute });
      const traced = { request, response, getRoute, ...prepared };
      await getTracing(started.runtime).serve(traced, () => answerPrepared(request, response, prepared));
    } catch (error) {
      const requestId = response.getHeader("x-request-id");
      if (isDatabaseAway(error) && !response.headersSent) {
        log.warn({ err: error, requestId }, "the database is away");
        response.writeHead(503, { "content-type": "text/plain", "retry-after": String(RETRY_AFTER) });
        response.end("This cannot be served right now. Try again shortly.\n");
        return;
      }
      log.error({ err: error, requestId }, "request failed outside of its handler");
      // What has begun cannot be made whole: only the end of the connection tells that something is missing.
      if (response.headersSent) response.destroy();
      else response.writeHead(500, { "content-type": "text/plain" }).end("Something went wrong here.\n");
    }
  };
  const limits = httpLimits(env);
  const server = new HttpServer({
    limits,
    trustedProxies: env.trustedProxies,
    bodyLimit: ({ url = "" }) => (IMPORTS.includes(plainPath(url)) ? importBody(limits) : undefined),
    onRequest: answer,
    ...(env.development && { onUpgrade: hotReload(nexts) }),
  });
  const gateway = gatewayLane(started.runtime, env.publicUrl, (request, seconds) => {
    const milliseconds = Math.max(limits.body.milliseconds, seconds * 1000);
    server.bodies.allow(request, { milliseconds, leastBytesPerSecond: null });
  });

  await new Promise<void>((resolve, reject) => {
    server.node.once("error", (error) => reject(listeningError(error, env.host)));
    server.node.listen(env.port, env.host, () => resolve());
  });
  stopOnSignal({ server, started, lock, say });
  // Last that it is ready: whoever waits for that has read where to go, and the password that is shown this once.
  say(...started.hints, `Ready at ${env.publicUrl}`);
}

main().catch(refuseToStart);
