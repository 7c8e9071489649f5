import { request as httpRequest, type IncomingMessage, type RequestOptions } from "node:http";
import { request as httpsRequest } from "node:https";
import { Readable } from "node:stream";
import type { ReadableStream as NodeReadableStream } from "node:stream/web";
import { ApiError } from "../api-error";
import { answeredHeaders } from "./forward-headers";
import type { FramedBody } from "./framed-body";
import { guardedLookup, PrivateUpstreamError, parsePrivateHosts, requireConnectable } from "./upstream-address";
import { reuse, upstreamAgents } from "./upstream-agent";

let pool = { named: "", agents: upstreamAgents() };

/** Connections are shared while the same hosts are named: one to a host that no longer is, is not used again. */
function agentsFor(privateHosts: readonly string[]) {
  const named = privateHosts.join(" ");
  if (pool.named !== named) pool = { named, agents: upstreamAgents() };
  return pool.agents;
}

/** What is sent upstream. */
export interface UpstreamRequest {
  url: URL;
  method: string;
  /** Without those of framing, which are made from the body. */
  headers: Record<string, string>;
  body: FramedBody | null;
  timeoutSeconds: number;
  /** The hosts within the operator's own network that it may lead to. */
  privateHosts: readonly string[];
}

/** How long the server waits for the sender of a body, and how much longer an upstream has to take what was sent. */
const SENDER_MS = 30_000;
const UPSTREAM_GRACE_MS = 5_000;

class TimedOut extends Error {
  override readonly name = "TimedOut";
}

function toFailure(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  if (error instanceof TimedOut) return new ApiError("gatewayTimeout", "The upstream did not answer in time.");
  if (error instanceof PrivateUpstreamError) {
    const message = "The upstream has a private address, which is not allowed here.";
    return new ApiError("badGateway", message, { cause: error });
  }
  return new ApiError("badGateway", "The upstream could not be reached.", { cause: error });
}

/** Methods whose recipients expect a body, and are told where there is none (RFC 9110 §8.6). */
const WITH_BODY = new Set(["POST", "PUT", "PATCH"]);

/**
 * How the upstream is to find the end of the request: from the body that is sent, whatever the client said. Always said,
 * since Node sends a body of DELETE without any framing where it is not (the upstream would read it as a request).
 */
function framing(method: string, body: FramedBody | null): Record<string, string> {
  if (!body) return WITH_BODY.has(method) ? { "content-length": "0" } : {};
  return body.length === null ? { "transfer-encoding": "chunked" } : { "content-length": String(body.length) };
}

function ask({ url, method, headers, body, timeoutSeconds, privateHosts }: UpstreamRequest): Promise<IncomingMessage> {
  const secure = url.protocol === "https:";
  const agent = agentsFor(privateHosts)[secure ? "https:" : "http:"];
  const named = parsePrivateHosts(privateHosts);
  requireConnectable(url, named);
  const options: RequestOptions = {
    method,
    headers: { ...headers, ...framing(method, body) },
    agent,
    lookup: guardedLookup(url, named),
    insecureHTTPParser: false,
  };
  return new Promise((resolve, reject) => {
    const asked = (secure ? httpsRequest : httpRequest)(url, options);
    const milliseconds = timeoutSeconds * 1000;
    let answered: IncomingMessage | undefined;
    // An answer that ends with its connection would else look whole.
    const tooLate = () => (answered ?? asked).destroy(new TimedOut("no answer"));
    // While a body is on its way, its sender's silence is the server's to end, and sooner: what lasts longer than that
    // is an upstream that takes none of it.
    asked.setTimeout(body ? Math.max(milliseconds, SENDER_MS) + UPSTREAM_GRACE_MS : milliseconds, tooLate);
    let deadline: NodeJS.Timeout | undefined;
    asked.once("socket", reuse);
    asked.once("finish", () => {
      asked.setTimeout(milliseconds);
      deadline = setTimeout(tooLate, milliseconds);
    });
    asked.once("response", (answer) => {
      clearTimeout(deadline);
      answered = answer;
      // An answer to half a request: whether the upstream reads the rest as its body, or as a request, is in doubt.
      if (!asked.writableFinished) asked.shouldKeepAlive = false;
      resolve(answer);
    });
    asked.once("error", (error) => {
      clearTimeout(deadline);
      reject(error);
    });
    if (!body) {
      asked.end();
      return;
    }
    const source = Readable.fromWeb(body.stream as NodeReadableStream);
    source.once("error", (error) => asked.destroy(error));
    // Nobody takes the rest of it any more.
    asked.once("close", () => source.destroy());
    source.pipe(asked);
  });
}

function getHeaders(answer: IncomingMessage): Headers {
  const headers = new Headers();
  for (let index = 0; index + 1 < answer.rawHeaders.length; index += 2) {
    headers.append(answer.rawHeaders[index] ?? "", answer.rawHeaders[index + 1] ?? "");
  }
  return headers;
}

const WITHOUT_BODY = new Set([204, 205, 304]);

/** The length that an answer was read by; for HEAD, the one that a GET's would have. */
function getLength(answer: IncomingMessage): Record<string, string> {
  const length = answer.headers["content-length"];
  return length !== undefined && /^\d{1,15}$/.test(length) ? { "content-length": length } : {};
}

/**
 * Sends a request upstream and gives the answer as it comes, both streamed. A redirect is the caller's to follow. Throws
 * `ApiError`: `badGateway` where the upstream is out of reach or private, `gatewayTimeout` where it is silent, and what
 * the body itself fails with.
 */
export async function forward(request: UpstreamRequest): Promise<Response> {
  let answer: IncomingMessage;
  try {
    answer = await ask(request);
  } catch (error) {
    throw toFailure(error);
  }
  const status = answer.statusCode ?? 502;
  if (status < 200 || status > 599) {
    answer.destroy();
    throw new ApiError("badGateway", "The upstream answered with something that is no HTTP status.");
  }
  const bodiless = WITHOUT_BODY.has(status);
  const empty = request.method === "HEAD" || bodiless;
  if (empty) answer.resume();
  const body = empty ? null : (Readable.toWeb(answer) as ReadableStream<Uint8Array>);
  const headers = { ...answeredHeaders(getHeaders(answer)), ...(!bodiless && getLength(answer)) };
  return new Response(body, { status, headers });
}
