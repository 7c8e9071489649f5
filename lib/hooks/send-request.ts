import { callWords } from "@/words/calls";
import { indentJson } from "./indent-json";

/** A request that a page makes as a program would: with what stands in it and nothing else. */
export interface PlainRequest {
  method: string;
  path: string;
  headers?: Readonly<Record<string, string>>;
  body?: string | FormData;
}

/** One call that was made from the page, as it went. */
export interface CallStep {
  method: string;
  path: string;
  /** 0 when there was no answer. */
  status: number;
  milliseconds: number;
  /** The body, indented when it is JSON. */
  answer: string;
}

/** A call with the headers of its answer. */
export interface Exchange extends CallStep {
  headers: Headers;
}

/** Makes a request. Never throws: without an answer the status is 0. */
export async function sendRequest({ method, path, headers = {}, body }: PlainRequest): Promise<Exchange> {
  const begun = performance.now();
  const took = () => Math.max(1, Math.round(performance.now() - begun));
  try {
    // Without the session's cookie: the call must stand on the credential alone, as a program's would.
    const response = await fetch(path, {
      method,
      credentials: "omit",
      headers,
      ...(body !== undefined && { body }),
    });
    const milliseconds = took();
    const answer = indentJson(await response.text());
    return { method, path, status: response.status, milliseconds, answer, headers: response.headers };
  } catch {
    const answer = callWords.unreachable;
    return { method, path, status: 0, milliseconds: took(), answer, headers: new Headers() };
  }
}
