import { pipeline, Readable, Transform } from "node:stream";
import type { ReadableStream as NodeReadableStream } from "node:stream/web";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import { ApiError } from "../api-error";

// A map: a coding may be called `constructor`, which every object answers to.
const UNPACKERS: ReadonlyMap<string, () => Transform> = new Map<string, () => Transform>([
  ["gzip", createGunzip],
  ["x-gzip", createGunzip],
  ["deflate", createInflate],
  ["br", createBrotliDecompress],
]);

const ACCEPT_ENCODING = "gzip, deflate, br";

/**
 * How far a body may unpack before it must be worth its size, and how many times that: text that people write packs to
 * a tenth, and a bomb to a thousandth. What reads the body has its own limit, which counts unpacked bytes.
 */
const BOMB = { bytes: 1_000_000, times: 200 };

/** The bytes of a packed body as it is read. Fails with `ApiError` for what cannot be unpacked, and for a bomb. */
async function* unpacking(body: ReadableStream<Uint8Array>, coding: string): AsyncGenerator<Uint8Array> {
  const unpack = UNPACKERS.get(coding)?.();
  if (!unpack) {
    const message = `The content coding "${coding.slice(0, 40)}" is not read here. Send the body unpacked, or as one of: ${ACCEPT_ENCODING}.`;
    throw new ApiError("unsupportedMediaType", message, { headers: { "accept-encoding": ACCEPT_ENCODING } });
  }
  let packedBytes = 0;
  let bytes = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _, done) {
      packedBytes += chunk.byteLength;
      done(null, chunk);
    },
  });
  // What goes wrong in it is thrown where the last stream is read.
  pipeline(Readable.fromWeb(body as NodeReadableStream<Uint8Array>), counted, unpack, () => undefined);
  try {
    for await (const chunk of unpack as AsyncIterable<Buffer>) {
      bytes += chunk.byteLength;
      if (bytes > BOMB.bytes && bytes > packedBytes * BOMB.times) {
        throw new ApiError("payloadTooLarge", `The body unpacks to more than ${BOMB.times} times its size.`);
      }
      yield chunk;
    }
  } catch (cause) {
    if (cause instanceof ApiError) throw cause;
    throw new ApiError("syntax", `The body is not valid ${coding}, which its Content-Encoding says it is.`, { cause });
  } finally {
    unpack.destroy();
  }
}

/**
 * A request whose body is as it was before it was packed (RFC 9110 §8.4); the request itself where it was not. What is
 * wrong with it is told to whoever reads the body, so that the gate still comes first.
 */
export function unpacked(request: Request): Request {
  const coding = request.headers.get("content-encoding")?.trim().toLowerCase() || "identity";
  if (coding === "identity" || !request.body) return request;
  const headers = new Headers(request.headers);
  headers.delete("content-encoding");
  headers.delete("content-length");
  const { url, method, signal } = request;
  const body = Readable.toWeb(Readable.from(unpacking(request.body, coding), { objectMode: false }));
  return new Request(url, { method, headers, signal, body, duplex: "half" } as RequestInit);
}
