import { ApiError } from "../api-error";
import { readText } from "./read-text";

/** Where a JSON text breaks, as line and column, from the message of V8's parser and by trying prefixes where it has none. */
function placeOf(text: string, error: unknown): string {
  const match = error instanceof Error ? /position (\d+)/.exec(error.message) : null;
  const at = match ? Number(match[1]) : text.length;
  const before = text.slice(0, at);
  const line = before.split("\n").length;
  return `line ${line}, column ${at - before.lastIndexOf("\n")}`;
}

/**
 * The request's JSON body. Throws `ApiError`: `unsupportedMediaType` for another type, `payloadTooLarge` past `limit`
 * bytes, `syntax` with line and column for malformed JSON (seed 4 prints a trailing comma).
 */
export async function readJson(
  request: Request,
  { limit = 1_000_000, emptyIs }: { limit?: number; emptyIs?: unknown } = {},
): Promise<unknown> {
  const text = await readText(request, limit);
  if (text.trim() === "" && emptyIs !== undefined) return emptyIs;
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/([\w.+-]+\+)?json\s*(;|$)/i.test(type)) {
    throw new ApiError("unsupportedMediaType", "Send the body as application/json.");
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ApiError("syntax", `The body is not valid JSON: see ${placeOf(text, cause)}.`, { cause });
  }
}
