import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import busboy from "busboy";
import { ApiError } from "../../api-error";
import { requireUtf8 } from "../../body";

/** Most bytes of an uploaded file. */
const MOST_BYTES = 4 * 1024 ** 3;

/** A file that has been received whole, and the fields that came with it. */
export interface Upload {
  path: string;
  fileName: string;
  bytes: number;
  fields: ReadonlyMap<string, string>;
}

const refuse = (message: string, cause?: unknown) =>
  new ApiError("validation", message, { details: [{ field: "file", message }], cause });

const tooLarge = () => new ApiError("payloadTooLarge", `A file can have at most ${MOST_BYTES} bytes.`);

/** Counts bytes as they pass and stops at the bound. */
function counting(): Transform & { bytes: number } {
  const counter = Object.assign(
    new Transform({
      transform(chunk: Buffer, _, done) {
        counter.bytes += chunk.byteLength;
        done(counter.bytes > MOST_BYTES ? tooLarge() : null, chunk);
      },
    }),
    { bytes: 0 },
  );
  return counter;
}

async function save(source: Readable, path: string): Promise<number> {
  const counter = counting();
  await pipeline(source, counter, createWriteStream(path, { flags: "wx", mode: 0o600 }));
  return counter.bytes;
}

/** A body of several parts: the file and fields before or after it. */
async function receiveForm(body: Readable, type: string, path: string): Promise<Omit<Upload, "path">> {
  let form: busboy.Busboy;
  try {
    form = busboy({
      headers: { "content-type": type },
      limits: { files: 1, fields: 20, fieldSize: 10_000, parts: 21 },
    });
  } catch (cause) {
    throw refuse("The form has no boundary.", cause);
  }
  const fields = new Map<string, string>();
  let saved: Promise<{ fileName: string; bytes: number }> | undefined;
  let unexpected: string | undefined;
  // The parser gives no name where the part has none, whatever its types say.
  form.on("field", (name: string | undefined, value) => {
    if (!name) {
      unexpected = "A part of the form has no name.";
      return;
    }
    if (fields.has(name)) unexpected = `The field "${name.slice(0, 64)}" is given twice.`;
    fields.set(name, value);
  });
  form.on("file", (name: string | undefined, stream, { filename }) => {
    if (name !== "file") {
      unexpected = `The file must be sent as the field "file", not "${(name ?? "").slice(0, 64)}".`;
      stream.resume();
      return;
    }
    saved = save(stream, path).then((bytes) => ({ fileName: filename ?? "", bytes }));
    // A file that cannot be kept ends the whole request.
    saved.catch((error: Error) => form.destroy(error));
  });
  form.on("filesLimit", () => {
    unexpected = "Send one file at a time.";
  });
  try {
    await pipeline(body, form);
  } catch (error) {
    await saved?.catch(() => undefined);
    if (error instanceof ApiError) throw error;
    throw refuse("The form ends before it is complete.", error);
  }
  if (unexpected !== undefined) {
    await saved;
    throw refuse(unexpected);
  }
  if (!saved) throw refuse('Send the file as the field "file" of a form.');
  return { ...(await saved), fields };
}

/** Removes what uploads of processes that died have left. */
async function sweep(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => undefined);
    if (found && Date.now() - found.mtimeMs > 86_400_000) await rm(path, { force: true });
  }
}

/**
 * Receives an upload into a file of its own in `folder`, at the client's pace and without holding it in memory: the
 * fields that say what it is may come after it. The caller removes the file. Throws `ApiError`; leaves nothing then.
 */
export async function receiveUpload(request: Request, folder: string): Promise<Upload> {
  const type = request.headers.get("content-type") ?? "";
  const multipart = /^multipart\/form-data\s*(;|$)/i.test(type);
  if (
    !multipart &&
    !/^(text\/csv|text\/plain|text\/tab-separated-values|application\/(x-ndjson|jsonl|json-lines))\s*(;|$)/i.test(type)
  ) {
    throw new ApiError(
      "unsupportedMediaType",
      "Send multipart/form-data with a file, or text/csv or application/x-ndjson.",
    );
  }
  if (!multipart) requireUtf8(request);
  if (!request.body) throw refuse("The request has no body.");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await sweep(folder);
  const path = join(folder, randomUUID());
  const body = Readable.fromWeb(request.body as ReadableStream<Uint8Array>);
  try {
    if (multipart) return { path, ...(await receiveForm(body, type, path)) };
    return { path, fileName: "", bytes: await save(body, path), fields: new Map() };
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}
