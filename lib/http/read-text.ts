import { ApiError } from "../api-error";

/** The request's body as UTF-8 text. Stops reading at `limit` bytes and throws `ApiError("payloadTooLarge")`. */
export async function readText(request: Request, limit: number): Promise<string> {
  const tooLarge = () => new ApiError("payloadTooLarge", `The body may have at most ${limit} bytes.`);
  if (Number(request.headers.get("content-length") ?? 0) > limit) throw tooLarge();
  if (!request.body) return "";
  const decoder = new TextDecoder();
  let text = "";
  let size = 0;
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > limit) throw tooLarge();
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
