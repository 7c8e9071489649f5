import { lengthOfLarge } from "../../large-text";
import { wholeResponse } from "../../whole-response";

/** An answer whose body is JSON text already, as the database wrote it. */
export const jsonTextResponse = (text: string, status = 200, headers: Record<string, string> = {}): Response =>
  wholeResponse(text, {
    status,
    headers: { "content-type": "application/json", "cache-control": "no-store", ...lengthOfLarge(text), ...headers },
  });
