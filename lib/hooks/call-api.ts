import type { z } from "zod";
import { callWords } from "@/words/calls";
import type { Call } from "../contracts/call";

interface Detail {
  field?: string;
  message: string;
}

/** A call of the management API that was not answered with success. */
export class ApiCallError extends Error {
  override readonly name = "ApiCallError";
  /** HTTP status; 0 when there was no answer at all. */
  readonly status: number;
  readonly code: string;
  readonly details: readonly Detail[];
  /** To quote to whoever runs the server. */
  readonly requestId: string | null;

  constructor(
    message: string,
    facts: { status: number; code: string; details?: readonly Detail[]; requestId?: string | null; cause?: unknown },
  ) {
    super(message, { cause: facts.cause });
    this.status = facts.status;
    this.code = facts.code;
    this.details = facts.details ?? [];
    this.requestId = facts.requestId ?? null;
  }
}

type Nothing = Record<string, never>;

type Part<C extends Call, Name extends "params" | "query" | "body"> =
  z.input<C[Name]> extends Nothing ? unknown : { [N in Name]: z.input<C[Name]> };

/** What a call takes: only the parts that its contract names. */
export type CallInput<C extends Call> = Part<C, "params"> & Part<C, "query"> & Part<C, "body">;

/** The body that a call takes. */
export type CallBody<C extends Call> = z.input<C["body"]>;

/** The same, of any call. */
export interface CallParts {
  params?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
}

/** The path of a call, with what its parameters stand for. */
export const fillPath = ({ path }: Call, { params = {} }: Pick<CallParts, "params">): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])));

function buildUrl(call: Call, { query = {}, ...parts }: CallParts): string {
  const path = fillPath(call, parts);
  const search = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  ).toString();
  return search ? `${path}?${search}` : path;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function readDetails(value: unknown): Detail[] {
  if (!isRecord(value) || typeof value.message !== "string") return [];
  return [{ message: value.message, ...(typeof value.field === "string" && { field: value.field }) }];
}

/** What a refusal says, as an error. */
export function toError(response: Response, answer: unknown): ApiCallError {
  const error = isRecord(answer) && isRecord(answer.error) ? answer.error : {};
  const text = typeof error.message === "string" ? error.message : callWords.answered(response.status);
  return new ApiCallError(text, {
    status: response.status,
    code: typeof error.code === "string" ? error.code : "UNKNOWN",
    details: Array.isArray(error.details) ? error.details.flatMap(readDetails) : [],
    requestId: response.headers.get("x-request-id"),
  });
}

/**
 * Makes a call of the management API as its contract says. Gives what the contract promises: the server has checked its
 * answer against the same schema, and a page of yesterday must not fail at a field that was added today. Throws
 * `ApiCallError`.
 */
export async function callApi<C extends Call>(
  call: C,
  input: CallInput<C>,
  signal?: AbortSignal,
): Promise<z.output<C["output"]>> {
  const parts = input as CallParts;
  const headers = {
    accept: "application/json",
    ...(parts.body !== undefined && { "content-type": "application/json" }),
  };
  let response: Response;
  let answer: unknown;
  try {
    response = await fetch(buildUrl(call, parts), {
      method: call.method,
      headers,
      ...(parts.body !== undefined && { body: JSON.stringify(parts.body) }),
      ...(signal && { signal }),
    });
    answer = await response.json().catch(() => null);
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new ApiCallError("The server could not be reached. Check your connection and try again.", {
      status: 0,
      code: "UNREACHABLE",
      cause,
    });
  }
  if (!response.ok) throw toError(response, answer);
  return answer as z.output<C["output"]>;
}
