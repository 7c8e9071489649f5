import { once } from "node:events";
import { createReadStream, createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { finished } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";

/**
 * Writes a gzipped file of lines while they come, for its owner's eyes only. Nothing stands under its name until it is
 * whole and on the disk: a file that was cut off must not pass for one.
 */
export async function writePackedLines<Result>(
  file: string,
  work: (write: (line: string) => Promise<void>) => Promise<Result>,
): Promise<Result> {
  const unfinished = `${file}.part`;
  const gzip = createGzip();
  const written = finished(gzip.pipe(createWriteStream(unfinished, { mode: 0o600, flush: true })));
  try {
    const result = await work(async (line) => {
      if (!gzip.write(`${line}\n`)) await once(gzip, "drain");
    });
    gzip.end();
    await written;
    await rename(unfinished, file);
    return result;
  } catch (error) {
    gzip.destroy();
    await written.catch(() => undefined);
    await rm(unfinished, { force: true });
    throw error;
  }
}

/** The lines of a gzipped file, as they are read. Rejects where it cannot be read, or is cut off. */
export async function* readPackedLines(file: string): AsyncGenerator<string> {
  const gunzip = createGunzip().setEncoding("utf8");
  const source = createReadStream(file);
  source.on("error", (error) => gunzip.destroy(error));
  source.pipe(gunzip);
  let rest = "";
  for await (const text of gunzip) {
    const lines = (rest + String(text)).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
}
