import { lengthOfLarge } from "../../large-text";
import { wholeResponse } from "../../whole-response";
import type { ResponseFormat } from "./negotiation";

/** Every answer of the service says its version (OData 4.01 part 1, 8.2.7). */
export const VERSION = { "odata-version": "4.0" } as const;

/** A JSON answer whose text is there already. */
export function jsonAnswer(
  text: string,
  format: ResponseFormat,
  status = 200,
  headers: Record<string, string> = {},
): Response {
  const precise = format.decimalsAsText ? ";IEEE754Compatible=true" : "";
  return wholeResponse(text, {
    status,
    headers: {
      "content-type": `application/json;odata.metadata=${format.metadata}${precise};charset=utf-8`,
      "cache-control": "no-store",
      ...lengthOfLarge(text),
      ...VERSION,
      ...headers,
    },
  });
}

export const emptyAnswer = (headers: Record<string, string> = {}): Response =>
  wholeResponse(null, { status: 204, headers: { ...VERSION, ...headers } });

export const textAnswer = (text: string): Response =>
  wholeResponse(text, {
    headers: { "content-type": "text/plain;charset=utf-8", "cache-control": "no-store", ...VERSION },
  });

/** The text of a JSON object with `@odata.context` as its first member, unless metadata is not wanted. */
export function withContext(object: string, context: string, { metadata }: ResponseFormat): string {
  if (metadata === "none") return object;
  const rest = object.slice(1);
  return `{"@odata.context":${JSON.stringify(context)}${rest === "}" ? "" : ","}${rest}`;
}
