import { randomBytes } from "node:crypto";
import { mkdirSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { setFlagsFromString } from "node:v8";
import routes from "virtual:wire-routes";
import next from "next";
import { databaseErrorCode } from "./db/errors";
import { addressIn, clientAddress } from "./lib/access/address";
import { type Env, EnvError, readEnv } from "./lib/env";
import { type FolderLock, FolderLockedError, lockFolder } from "./lib/folder-lock";
import { ADDRESS_HEADER, PROXIED_HEADER, REQUEST_ID_HEADER } from "./lib/http/private-headers";
import { COMMON_HEADERS, contentSecurityPolicy } from "./lib/http/security-headers";
import { newId } from "./lib/ids";
import type { Runtime } from "./lib/runtime";
import { directLane } from "./lib/server/direct-lane";
import { gatewayLane } from "./lib/server/gateway-lane";
import { logAnswer } from "./lib/server/log-answer";
import { type StartedRuntime, startRuntime } from "./lib/server/start-runtime";

// Whoever read our output may go away; that is no reason to stop serving, nor to complain to a closed pipe for ever.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);

// Left alone, the heap grows fourfold before it is collected, and the garbage of one large import takes 100 MB more.
setFlagsFromString("--heap-growing-percent=80");

const say = (line: string) => console.log(`gatehouse  ${line}`);
const projectFolder = dirname(dirname(fileURLToPath(import.meta.url)));

/** Connections that are still busy this long after a stop are cut. */
const STOP_DEADLINE_MS = 10_000;

/** Ends the start with a sentence where the cause is the operator's to mend, and with the whole error where it is ours. */
function refuseToStart(error: unknown): never {
  const known = error instanceof EnvError || error instanceof FolderLockedError;
  const code = error instanceof Error && "code" in error ? String(error.code) : databaseErrorCode(error);
  if (known) console.error(`gatehouse  ${error.message}`);
  else if (code === "EADDRINUSE") console.error("gatehouse  The port is already in use. Set PORT to another one.");
  else if (code === "EACCES")
    console.error("gatehouse  This process may not listen on that port, or write its data folder.");
  else if (code && /^(ECONNREFUSED|ENOTFOUND|CONNECT_TIMEOUT|ETIMEDOUT|28|3D)/.test(code)) {
    console.error(`gatehouse  PostgreSQL at DATABASE_URL does not let us in (${code}).`);
  } else console.error("gatehouse  The start failed.", error);
  process.exit(1);
}

function prepareRequest(request: IncomingMessage, response: ServerResponse, { env }: Runtime) {
  const requestId = newId("req");
  const forwarded = request.headers["x-forwarded-for"];
  const address = clientAddress(
    request.socket.remoteAddress,
    Array.isArray(forwarded) ? forwarded.join(",") : forwarded,
    env.trustedProxies,
  );
  // Overwritten whatever the client sent, in both spellings that readers use.
  setHeader(request, ADDRESS_HEADER, address);
  setHeader(request, REQUEST_ID_HEADER, requestId);
  setHeader(request, PROXIED_HEADER, addressIn(request.socket.remoteAddress ?? "", env.trustedProxies) ? "1" : "0");
  response.setHeader("x-request-id", requestId);
  for (const [name, value] of Object.entries(COMMON_HEADERS)) response.setHeader(name, value);
  if (env.publicUrl.startsWith("https:")) response.setHeader("strict-transport-security", "max-age=31536000");
  return { requestId, address };
}

/** Sets a request header in `headers` and in `rawHeaders`, dropping every one of that name that came over the wire. */
function setHeader(request: IncomingMessage, name: string, value: string): void {
  const raw = request.rawHeaders;
  for (let index = raw.length - 2; index >= 0; index -= 2) {
    if (raw[index]?.toLowerCase() === name) raw.splice(index, 2);
  }
  raw.push(name, value);
  request.headers[name] = value;
}

function preparePage(request: IncomingMessage, response: ServerResponse, env: Env): void {
  const nonce = randomBytes(16).toString("base64");
  const path = new URL(request.url ?? "/", env.publicUrl).pathname;
  const secure = env.publicUrl.startsWith("https:");
  const policy = contentSecurityPolicy({ nonce, path, development: env.development, secure });
  // Next takes the nonce for its own scripts from the policy in the request's headers.
  setHeader(request, "content-security-policy", policy);
  setHeader(request, "x-nonce", nonce);
  response.setHeader("content-security-policy", policy);
}

function stopOnSignal(server: ReturnType<typeof createServer>, started: StartedRuntime, lock: FolderLock): void {
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    say("Stopping …");
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), STOP_DEADLINE_MS).unref();
    await closed;
    await started.stop();
    await lock.release();
    say("Stopped.");
    process.exit(0);
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
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

  const server = createServer({ requestTimeout: 0 });
  const app = next({
    dev: env.development,
    dir: projectFolder,
    httpServer: server,
    port: env.port,
    hostname: "localhost",
  });
  await app.prepare();
  const toNext = app.getRequestHandler();
  // In development Next reloads changed handlers; the direct lane would keep the old ones.
  const direct = env.directLane && !env.development ? directLane(routes, env.publicUrl) : async () => false;

  const gateway = gatewayLane(started.runtime, env.publicUrl);

  server.on("request", async (request, response) => {
    try {
      logAnswer(started.runtime, request, response, prepareRequest(request, response, started.runtime));
      if (await direct(request, response)) return;
      if (await gateway(request, response)) return;
      preparePage(request, response, env);
      await toNext(request, response);
    } catch (error) {
      const requestId = response.getHeader("x-request-id");
      log.error({ err: error, requestId }, "request failed outside of its handler");
      if (!response.headersSent) response.writeHead(500, { "content-type": "text/plain" });
      response.end("Something went wrong here.\n");
    }
  });
  if (env.development) server.on("upgrade", app.getUpgradeHandler());

  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(env.port, env.host, () => resolve());
  });
  stopOnSignal(server, started, lock);
  for (const line of started.hints) say(line);
  say(`Ready at ${env.publicUrl}`);
}

main().catch(refuseToStart);
