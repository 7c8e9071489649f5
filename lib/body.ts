import { ApiError } from "./api-error";
import { brokenByte, misencoded, utf8Text } from "./utf8";

/** Names that UTF-8, and what is part of it, goes by. */
const READ_CHARSETS = ["utf-8", "utf8", "us-ascii", "ascii"];

/** Refuses a `charset` that is not read. Throws `ApiError("unsupportedMediaType")`. */
export function requireUtf8({ headers }: Pick<Request, "headers">): void {
  const [, charset] = /;\s*charset\s*=\s*"?([^";,\s]*)/i.exec(headers.get("content-type") ?? "") ?? [];
  if (!charset || READ_CHARSETS.includes(charset.toLowerCase())) return;
  const message = `The charset "${charset.slice(0, 40)}" is not read here. Send the body as UTF-8.`;
  throw new ApiError("unsupportedMediaType", message);
}

/** How a request is asked for its body as a whole, where it can give that without a stream. */
export const READ_WHOLE = Symbol.for("gatehouse.read-whole");

/** A request that can give its body as a whole: `null` past `limit` bytes, `undefined` where it must be streamed. */
export interface WholeBody {
  [READ_WHOLE](limit: number): Promise<Buffer | null> | undefined;
}

const tooLarge = (limit: number) => new ApiError("payloadTooLarge", `The body may have at most ${limit} bytes.`);

/** The body's bytes; `null`, and nothing more is read, where there are more than `limit`. */
async function bodyBytes(request: Request & Partial<WholeBody>, limit: number): Promise<Buffer | null> {
  const whole = request[READ_WHOLE]?.(limit);
  if (whole) return whole;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (request.body ?? []) as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > limit) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/**
 * The request's body as text. Reading stops past `limit` bytes, so that a stranger's endless body costs no memory.
 * Throws `ApiError`: `payloadTooLarge`, `unsupportedMediaType` for another charset than UTF-8, `syntax` for bytes that
 * are not UTF-8.
 */
export async function bodyText(request: Request, limit: number): Promise<string> {
  if (Number(request.headers.get("content-length") ?? 0) > limit) throw tooLarge(limit);
  requireUtf8(request);
  const bytes = await bodyBytes(request, limit);
  if (bytes === null) throw tooLarge(limit);
  const text = utf8Text(bytes);
  if (text !== undefined) return text;
  const { at, byte } = brokenByte(bytes);
  throw new ApiError("syntax", `The body is not UTF-8: byte ${at + 1} (${byte}) is not part of a character.`);
}

/** The fields of a body that is a form, in their order. Throws `ApiError`, also for escapes that are not UTF-8. */
export async function bodyForm(request: Request, limit: number): Promise<URLSearchParams> {
  const text = await bodyText(request, limit);
  const wrong = misencoded(text);
  if (wrong !== undefined)
    throw new ApiError("syntax", `The form is not UTF-8: ${wrong.slice(0, 60)} is no character.`);
  return new URLSearchParams(text);
}
