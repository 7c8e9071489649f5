import { expect, test } from "vitest";
import { isDatabaseAway } from "../errors";
import { Places } from "./places";

const opened = () => {
  let open: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { gate, open };
};

test("so many work at once, the rest in the order in which it came, whether or not what came before failed", async () => {
  const places = new Places(2, 10_000);
  const { gate, open } = opened();
  const begun: string[] = [];
  const work = (name: string) =>
    places.use(async () => {
      begun.push(name);
      await gate;
      if (name === "b") throw new Error("b failed");
      return name;
    });
  const all = Promise.allSettled(["a", "b", "c", "d"].map(work));
  await new Promise((resolve) => setImmediate(resolve));
  expect(begun).toEqual(["a", "b"]);
  open();
  expect((await all).map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled", "fulfilled"]);
  expect(begun).toEqual(["a", "b", "c", "d"]);
});

test("who waits too long is told that the database is away, and takes no place", async () => {
  const places = new Places(1, 20);
  const { gate, open } = opened();
  const first = places.use(() => gate);
  const refusal = await places.use(async () => "never").catch((error: unknown) => error);
  expect(isDatabaseAway(refusal)).toBe(true);
  open();
  await first;
  expect(await places.use(async () => "next")).toBe("next");
});
