import type { Call } from "../contracts/call";
import { type CallInput, type CallParts, fillPath } from "./call-api";

/** The segments of a call's address: an answer is kept under them, so that one prefix names a thing and all under it. */
export const toSegments = <C extends Call>(call: C, input: CallInput<C>): string[] =>
  fillPath(call, input as CallParts)
    .split("/")
    .slice(2);

/** The query key of a call. */
export function callKey<C extends Call>(call: C, input: CallInput<C>): readonly unknown[] {
  const { query = {}, body } = input as CallParts;
  return [...toSegments(call, input), query, body];
}

/** The query key of a long list that is asked for page by page; `input` is that of its first page. */
export const pagesKey = <C extends Call>(call: C, input: CallInput<C>): readonly unknown[] => [
  ...callKey(call, input),
  "pages",
];
