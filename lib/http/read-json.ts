import { ApiError } from "../api-error";
import { bodyText } from "../body";
import { JsonError, parseJson } from "../json";

/**
 * The request's JSON body. Throws `ApiError`: `unsupportedMediaType` for another type or charset, `payloadTooLarge` past
 * `limit` bytes, `syntax` for bytes that are not UTF-8, and with line and column for malformed JSON.
 */
export async function readJson(
  request: Request,
  { limit = 1_000_000, emptyIs }: { limit?: number; emptyIs?: unknown } = {},
): Promise<unknown> {
  const text = await bodyText(request, limit);
  if (text.trim() === "" && emptyIs !== undefined) return emptyIs;
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/([\w.+-]+\+)?json\s*(;|$)/i.test(type)) {
    throw new ApiError("unsupportedMediaType", "Send the body as application/json.");
  }
  try {
    return parseJson(text);
  } catch (cause) {
    if (cause instanceof JsonError) throw new ApiError("syntax", cause.message, { cause });
    throw cause;
  }
}
