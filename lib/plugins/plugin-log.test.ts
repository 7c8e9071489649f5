import { PassThrough } from "node:stream";
import { expect, it } from "vitest";
import { newSecret } from "../credentials/secret";
import { PluginLog } from "./plugin-log";

async function getLines(...chunks: (string | Buffer)[]): Promise<string[]> {
  const log = new PluginLog();
  const stream = new PassThrough();
  log.follow("output", stream);
  for (const chunk of chunks) stream.write(chunk);
  await new Promise<void>((resolve) => stream.end(resolve));
  await new Promise((resolve) => setImmediate(resolve));
  return log.take().map(({ text }) => text);
}

it("masks every secret of ours and every JWT, even where it comes in pieces", async () => {
  const secret = newSecret("sec");
  const jwt = "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJ4In0.c2ln";
  expect(await getLines(`a ${secret.slice(0, 20)}`, `${secret.slice(20)} b\nBearer ${jwt}!\n`)).toEqual([
    "a gth_sec_… b",
    "Bearer eyJ…!",
  ]);
});

it("does not show half a secret at the end of a line that is cut", async () => {
  const [line = ""] = await getLines(`${"x".repeat(1990)}${newSecret("pat")}\n`);
  expect(line).toBe(`${"x".repeat(1990)}gth_pat_…`);
});

it("takes letters that come in two pieces for one, and leaves out what does not show", async () => {
  const bytes = Buffer.from("Grüße \u001b[31mrot\u001b[0m \u0000\u0007\n");
  expect(await getLines(bytes.subarray(0, 3), bytes.subarray(3))).toEqual(["Grüße rot "]);
});

it("counts what it is flooded with and keeps the rest of a line without end to itself", async () => {
  const many = await getLines("y\n".repeat(10_000));
  expect(many).toHaveLength(201);
  expect(many.at(-1)).toBe("9800 more lines were left out.");
  const endless = await getLines("z".repeat(100_000), "z".repeat(100_000), "\nnext\n");
  expect(endless.at(-1)).toBe("next");
  expect(Math.max(...endless.map(({ length }) => length))).toBeLessThanOrEqual(2001);
});
