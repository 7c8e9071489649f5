import { describe, expect, it } from "vitest";
import { Line, LineFullError } from "./line";

/** Work whose end the test decides, and what of it has begun. */
function startWork(line: Line) {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const start = (holder: string, name: string) =>
    line.run(holder, () => {
      begun.push(name);
      return new Promise<string>((resolve) => ends.set(name, () => resolve(name)));
    });
  const end = async (name: string) => {
    ends.get(name)?.();
    await new Promise(setImmediate);
  };
  return { begun, start, end };
}

describe("a line", () => {
  it("runs so much for one holder, while others go past", async () => {
    const { begun, start, end } = startWork(new Line({ each: 2, all: 3, waiting: 5 }));
    const all = ["a1", "a2", "a3", "a4"].map((name) => start("a", name));
    const other = start("b", "b1");
    expect(begun).toEqual(["a1", "a2", "b1"]);
    await end("b1");
    // Room for all of them is no room for one who has enough.
    expect(begun).toEqual(["a1", "a2", "b1"]);
    for (const name of ["a1", "a2", "a3", "a4"]) await end(name);
    expect(await Promise.all([...all, other])).toEqual(["a1", "a2", "a3", "a4", "b1"]);
    expect(begun).toEqual(["a1", "a2", "b1", "a3", "a4"]);
  });

  it("gives each who waits a turn before anybody has a second one", async () => {
    const { begun, start, end } = startWork(new Line({ each: 1, all: 1, waiting: 5 }));
    for (const name of ["a1", "a2", "a3"]) void start("a", name);
    for (const name of ["b1", "b2"]) void start("b", name);
    void start("c", "c1");
    for (const name of ["a1", "a2", "b1", "c1", "a3"]) await end(name);
    expect(begun).toEqual(["a1", "a2", "b1", "c1", "a3", "b2"]);
  });

  it("goes on after work that failed", async () => {
    const line = new Line({ each: 1, all: 1, waiting: 1 });
    const failing = line.run("a", () => Promise.reject(new Error("no")));
    const next = line.run("a", async () => "next");
    await expect(failing).rejects.toThrow("no");
    expect(await next).toBe("next");
  });

  it("turns away whoever has too much waiting, and nobody else", async () => {
    const { begun, start } = startWork(new Line({ each: 1, all: 2, waiting: 1 }));
    void start("a", "a1");
    void start("a", "a2");
    await expect(start("a", "a3")).rejects.toBeInstanceOf(LineFullError);
    void start("b", "b1");
    expect(begun).toEqual(["a1", "b1"]);
  });
});
