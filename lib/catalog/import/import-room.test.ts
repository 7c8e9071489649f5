import pino from "pino";
import { expect, test } from "vitest";
import type { Runtime } from "../../runtime";
import { callerWith } from "../testing/caller";
import { withinImportRoom } from "./import-room";

test("three imports of one caller run at once, and others go on", async () => {
  const runtime = { env: { rateLimitFactor: 1 }, log: pino({ level: "silent" }) } as unknown as Runtime;
  const one = callerWith("write");
  const other = { ...one, subject: "usr_other", user: null };
  let finish: () => void = () => undefined;
  const end = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const running = Array.from({ length: 3 }, () => withinImportRoom(runtime, one, () => end));
  await expect(withinImportRoom(runtime, one, () => end)).rejects.toMatchObject({ code: "tooManyRequests" });
  const others = withinImportRoom(runtime, other, () => end);
  finish();
  await Promise.all([...running, others]);
  await withinImportRoom(runtime, one, () => Promise.resolve());
});
