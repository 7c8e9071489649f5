import { ApiError } from "../api-error";

/** A body, and how long it is going to be; `null`: nobody knows before it ends. */
export interface FramedBody {
  stream: ReadableStream<Uint8Array>;
  length: number | null;
}

/** Lets exactly `length` bytes pass, and fails on one more or less: what follows would be read as another request. */
const exactly = (length: number): TransformStream<Uint8Array, Uint8Array> => {
  let left = length;
  const wrong = () => new ApiError("validation", "The body is not as long as its Content-Length says.");
  return new TransformStream({
    transform(chunk, controller) {
      left -= chunk.byteLength;
      if (left < 0) throw wrong();
      controller.enqueue(chunk);
    },
    flush() {
      if (left > 0) throw wrong();
    },
  });
};

/**
 * The body of a request as it may be sent on, or `null` where there is none. Its length is the one that the request was
 * read by, and is held to. Throws `ApiError` (400) for a body in a GET or a HEAD, which servers disagree about (RFC 9110
 * §9.3.1: request smuggling by CL.0 and TE.0), and for a length that could be read in two ways.
 */
export function framedBody({ method, headers, body }: Pick<Request, "method" | "headers" | "body">): FramedBody | null {
  const length = headers.get("content-length");
  const chunked = headers.has("transfer-encoding");
  if (length !== null && (chunked || !/^\d{1,15}$/.test(length))) {
    throw new ApiError("validation", "The length of the body is given in a way that could be misread.");
  }
  const announced = chunked || (length !== null && Number(length) > 0);
  if (!announced) return null;
  if (method === "GET" || method === "HEAD" || !body) {
    throw new ApiError("validation", `A ${method} request with a body is not forwarded.`);
  }
  if (length === null) return { stream: body, length: null };
  return { stream: body.pipeThrough(exactly(Number(length))), length: Number(length) };
}
