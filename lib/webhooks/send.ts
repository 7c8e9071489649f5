import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import type { PrivateHost } from "../contracts/private-host";
import { guardedLookup, isPublicAddress, PrivateUpstreamError, requireConnectable } from "../gateway/upstream-address";
import { beginningOfAnswer } from "./beginning-of-answer";

/** How long an attempt may take, from looking up the name to the end of the answer. */
const MILLISECONDS = 10_000;

/** What is sent, and to which hosts that are not of the public Internet it may go. */
export interface Sending {
  url: URL;
  headers: Record<string, string>;
  body: string;
  privateHosts: readonly PrivateHost[];
  /** Ends the attempt before its time. */
  signal: AbortSignal;
}

/** What came of an attempt. */
export interface Outcome {
  at: string;
  /** `null`: there was no answer. */
  status: number | null;
  milliseconds: number;
  error: string | null;
  /** How the answer began; `null`: there was none, or a private host gave it. */
  answer: string | null;
}

const WORDS: Readonly<Record<string, string>> = {
  ENOTFOUND: "The name of the server could not be found.",
  EAI_AGAIN: "The name of the server could not be found.",
  ECONNREFUSED: "The server refused the connection.",
  ECONNRESET: "The server ended the connection without an answer.",
  EHOSTUNREACH: "The server could not be reached.",
  ENETUNREACH: "The server could not be reached.",
  CERT_HAS_EXPIRED: "The server's certificate has expired.",
  DEPTH_ZERO_SELF_SIGNED_CERT: "The server's certificate is signed by itself.",
  ERR_TLS_CERT_ALTNAME_INVALID: "The server's certificate is for another name.",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "The server's certificate could not be verified.",
};

function inWords(error: unknown): string {
  if (error instanceof PrivateUpstreamError) return "The server has a private address, which is not allowed here.";
  if (!(error instanceof Error)) return "The attempt failed.";
  if (error.name === "TimeoutError") return `There was no whole answer within ${MILLISECONDS / 1000} seconds.`;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  return WORDS[code] ?? `The attempt failed${code ? ` (${code})` : ""}.`;
}

function ask({ url, headers, body, privateHosts }: Sending, signal: AbortSignal): Promise<IncomingMessage> {
  requireConnectable(url, privateHosts);
  const secure = url.protocol === "https:";
  // A connection of its own, whose address was looked up and checked for this very attempt (DNS rebinding).
  const lookup = guardedLookup(url, privateHosts);
  const agent = secure ? new HttpsAgent({ lookup }) : new HttpAgent({ lookup });
  const options = { method: "POST", agent, signal, headers: { ...headers, "content-length": Buffer.byteLength(body) } };
  return new Promise((resolve, reject) => {
    const asked = (secure ? httpsRequest : httpRequest)(url, options, resolve);
    asked.once("error", reject);
    asked.end(body);
  });
}

/**
 * Makes one attempt. It never throws: what went wrong is its outcome. A redirect is an answer like any other and not
 * followed, since it could lead into the operator's own network.
 */
export async function send(sending: Sending): Promise<Outcome> {
  const started = performance.now();
  const at = new Date().toISOString();
  const time = AbortSignal.timeout(MILLISECONDS);
  const signal = AbortSignal.any([sending.signal, time]);
  let status: number | null = null;
  const outcome = (error: string | null, answer: string | null): Outcome => {
    return { at, status, milliseconds: Math.round(performance.now() - started), error, answer };
  };
  try {
    const answer = await ask(sending, signal);
    // What stands within the operator's own network is nothing that the endpoint's owner may read through us.
    const shown = isPublicAddress(answer.socket.remoteAddress ?? "");
    const text = await beginningOfAnswer(answer);
    status = answer.statusCode ?? null;
    return outcome(null, shown ? text : null);
  } catch (error) {
    return outcome(inWords(time.aborted ? time.reason : error), null);
  }
}
