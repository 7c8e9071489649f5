import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { RETRY_AFTER } from "../changes/certainty";
import type { Env } from "../env";
import { STATUS_OF_PAGE_FAILURE } from "../http/page-failure";
import { FOREIGN_METHOD_HEADER } from "../http/private-headers";
import { contentSecurityPolicy } from "../http/security-headers";
import { setHeaders } from "./prepare-request";

/** What pages take: they are read, and their forms are sent to them. */
const PAGE_METHODS = ["GET", "HEAD", "POST"];

/**
 * Refuses what no page takes, and gives whether it did: Next shows the page to whoever asks with any method at all.
 */
export function refuseMethod(request: IncomingMessage, response: ServerResponse): boolean {
  const asked = request.headers[FOREIGN_METHOD_HEADER] || request.method;
  if (PAGE_METHODS.some((method) => method === asked)) return false;
  const allow = PAGE_METHODS.join(", ");
  const headers = { allow, "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" };
  response.writeHead(405, headers).end(`This address takes ${allow}.\n`);
  request.resume();
  return true;
}

/** Lets a page that failed for a reason which is not ours answer by it: Next knows of no failure but 500. */
export function wordFailure(response: ServerResponse, getCode: () => string | undefined): void {
  const writeHead = response.writeHead.bind(response) as (status: number, ...rest: unknown[]) => ServerResponse;
  response.writeHead = (status: number, ...rest: unknown[]) => {
    const worded = status === 500 ? STATUS_OF_PAGE_FAILURE[getCode() ?? ""] : undefined;
    if (worded === undefined) return writeHead(status, ...rest);
    if (worded === 503) response.setHeader("retry-after", String(RETRY_AFTER));
    writeHead(worded, ...rest);
    // Next sets it once more when it is over, and the log would tell of another answer than was given.
    return Object.defineProperty(response, "statusCode", { get: () => worded, set: () => undefined });
  };
}

/** Gives a page that is about to be made its content security policy. */
export function preparePage(request: IncomingMessage, response: ServerResponse, env: Env): void {
  const nonce = randomBytes(16).toString("base64");
  const path = new URL(env.publicUrl + request.url).pathname;
  const secure = env.publicUrl.startsWith("https:");
  const policy = contentSecurityPolicy({ nonce, path, development: env.development, secure });
  // Next takes the nonce for its own scripts from the policy in the request's headers.
  setHeaders(request, { "content-security-policy": policy, "x-nonce": nonce });
  response.setHeader("content-security-policy", policy);
}
