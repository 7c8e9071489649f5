import { Agent as HttpAgent, request as httpRequest, type IncomingMessage, type RequestOptions } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import { Readable } from "node:stream";
import type { ReadableStream as NodeReadableStream } from "node:stream/web";
import { ApiError } from "../api-error";
import { answeredHeaders } from "./forward-headers";
import { PrivateUpstreamError, publicLookup, requirePublicHost } from "./upstream-address";

const keepAlive = { keepAlive: true, timeout: 10_000 };
const agentsOf = (lookup?: typeof publicLookup) => ({
  "http:": new HttpAgent({ ...keepAlive, ...(lookup && { lookup }) }),
  "https:": new HttpsAgent({ ...keepAlive, ...(lookup && { lookup }) }),
});
// Each its own connections: one that was opened while private addresses were allowed is not used once they are not.
const PUBLIC = agentsOf(publicLookup);
const ANY = agentsOf();

/** What is sent upstream. */
export interface UpstreamRequest {
  url: URL;
  method: string;
  headers: Record<string, string>;
  body: ReadableStream<Uint8Array> | null;
  timeoutSeconds: number;
  /** Whether the upstream may be within the operator's own network. */
  allowPrivate: boolean;
}

class TimedOut extends Error {
  override readonly name = "TimedOut";
}

function failureOf(error: unknown): ApiError {
  if (error instanceof TimedOut) return new ApiError("gatewayTimeout", "The upstream did not answer in time.");
  if (error instanceof PrivateUpstreamError) {
    const message = "The upstream has a private address, which is not allowed here.";
    return new ApiError("badGateway", message, { cause: error });
  }
  return new ApiError("badGateway", "The upstream could not be reached.", { cause: error });
}

function ask({ url, method, headers, body, timeoutSeconds, allowPrivate }: UpstreamRequest): Promise<IncomingMessage> {
  const secure = url.protocol === "https:";
  const agent = (allowPrivate ? ANY : PUBLIC)[secure ? "https:" : "http:"];
  const options: RequestOptions = { method, headers, agent };
  return new Promise((resolve, reject) => {
    const asked = (secure ? httpsRequest : httpRequest)(url, options);
    const milliseconds = timeoutSeconds * 1000;
    const tooLate = () => asked.destroy(new TimedOut("no answer"));
    // Silence on the way counts, not the length of an upload.
    asked.setTimeout(milliseconds, tooLate);
    let deadline: NodeJS.Timeout | undefined;
    asked.once("finish", () => {
      deadline = setTimeout(tooLate, milliseconds);
    });
    asked.once("response", (answer) => {
      clearTimeout(deadline);
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
    const source = Readable.fromWeb(body as NodeReadableStream);
    source.once("error", (error) => asked.destroy(error));
    source.pipe(asked);
  });
}

function headersOf(answer: IncomingMessage): Headers {
  const headers = new Headers();
  for (let index = 0; index + 1 < answer.rawHeaders.length; index += 2) {
    headers.append(answer.rawHeaders[index] ?? "", answer.rawHeaders[index + 1] ?? "");
  }
  return headers;
}

const WITHOUT_BODY = new Set([204, 205, 304]);

/**
 * Sends a request upstream and gives the answer as it comes, both streamed. A redirect is the caller's to follow. Throws
 * `ApiError`: `badGateway` where the upstream is out of reach or private, `gatewayTimeout` where it is silent.
 */
export async function forward(request: UpstreamRequest): Promise<Response> {
  let answer: IncomingMessage;
  try {
    if (!request.allowPrivate) requirePublicHost(request.url.hostname);
    answer = await ask(request);
  } catch (error) {
    throw failureOf(error);
  }
  const status = answer.statusCode ?? 502;
  if (status < 200 || status > 599) {
    answer.destroy();
    throw new ApiError("badGateway", "The upstream answered with something that is no HTTP status.");
  }
  const empty = request.method === "HEAD" || WITHOUT_BODY.has(status);
  if (empty) answer.resume();
  const body = empty ? null : (Readable.toWeb(answer) as ReadableStream<Uint8Array>);
  return new Response(body, { status, headers: answeredHeaders(headersOf(answer)) });
}
