import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { looseWords } from "./testing/loose-words";

const PAGES = ["app", "lib/ui", "lib/hooks", "lib/mail"];

/** What stays where it is, and why. */
const EXCEPT: Readonly<Record<string, string>> = {
  "(site)/help/_samples/": "programs that readers copy, which the tests run as they stand",
};

const sources = PAGES.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$|(?:^|\/)route\.ts$/.test(path))
    .map((path) => join(folder, path).replaceAll("\\", "/")),
).filter((path) => !Object.keys(EXCEPT).some((part) => path.includes(part)));

describe("words for people stand in lib/words, where another language can stand beside them", () => {
  it.each(sources)("%s", (path) => {
    expect(looseWords(path, readFileSync(path, "utf8"))).toEqual([]);
  });
});

describe("what counts as words for people", () => {
  it.each([
    ["text between tags", "<p>Nothing here</p>"],
    ["a single word between tags", "<Th>Name</Th>"],
    ["an attribute that is read", '<Field label="name" />'],
    ["one that depends", '<Field hint={open ? "Soon" : undefined} />'],
    ["a template", "<Button aria-label={`Actions`} />"],
    ["a property that is read", '({ value: "", label: "Any" })'],
    ["a sentence anywhere", 'toast.success("The app is saved")'],
  ])("%s", (_, source) => {
    expect(looseWords("page.tsx", source)).toHaveLength(1);
  });

  it.each([
    ["class names", '<p className="grid gap-2 text-sm" />'],
    ["addresses", '<Input placeholder="https://acme.example" />'],
    ["words of lib/words", "<p title={words.title}>{words.text}</p>"],
    ["what is compared", 'kind === "The kind"'],
  ])("not %s", (_, source) => {
    expect(looseWords("page.tsx", source)).toEqual([]);
  });
});
