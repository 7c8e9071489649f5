import { readdirSync } from "node:fs";
import { expect, it } from "vitest";
import { parseQuery } from "@/lib/catalog/query/parse";
import { DIALECTS } from "@/lib/dialects/dialects";
import { catalog } from "@/lib/entities/served-catalog";
import { findSections } from "./find-sections";
import { HELP_SLUGS, helpPage, helpPath, helpSample, SAMPLE_FILES } from "./help-pages";
import { readMarkdown } from "./markdown";
import { helpSections } from "./search-index";

const FOLDER = "app/(site)/help";
const blocks = HELP_SLUGS.flatMap((slug) => helpPage(slug).blocks.map((block) => ({ slug, block })));

it("every file of the help is a page of it, and has a title and a summary", () => {
  const files = readdirSync(`${FOLDER}/_pages`).map((file) => file.replace(/\.md$/, ""));
  expect(files.sort()).toEqual([...HELP_SLUGS].sort());
  for (const slug of HELP_SLUGS) {
    const { title, summary } = helpPage(slug);
    expect([slug, title.length > 2, summary.length > 40]).toEqual([slug, true, true]);
  }
});

it("every sample stands on a page, in every language", () => {
  const used = new Set(blocks.flatMap(({ block }) => (block.kind === "sample" ? [block.name] : [])));
  expect(readdirSync(`${FOLDER}/_samples`).sort()).toEqual([...used].sort());
  for (const name of used) {
    expect(readdirSync(`${FOLDER}/_samples/${name}`).sort()).toEqual(Object.values(SAMPLE_FILES).sort());
    expect(Object.values(helpSample(name)).every((text) => text.includes("https://api.example.com"))).toBe(true);
  }
});

it("every grant that a dialect offers is told of on its page", () => {
  for (const { name, grants } of Object.values(DIALECTS)) {
    const page = blocks.filter(({ slug }) => slug === name).map(({ block }) => block);
    const samples = page.flatMap((block) => (block.kind === "sample" ? [helpSample(block.name).curl] : []));
    const text = JSON.stringify([page, samples]);
    for (const { type } of grants) expect(text.includes(type), `${type} on the page ${name}`).toBe(true);
  }
});

it("every query on a page is one that the language reads", () => {
  const queries = blocks.flatMap(({ block }) =>
    block.kind === "code" && block.language === "query" ? [block.code] : [],
  );
  expect(queries.length).toBeGreaterThan(5);
  for (const query of queries) expect(() => parseQuery(query, {}, catalog), query).not.toThrow();
});

it("every JSON on a page is JSON", () => {
  for (const { block } of blocks) {
    if (block.kind === "code" && block.language === "json")
      expect(() => JSON.parse(block.code), block.code).not.toThrow();
  }
});

it("every link to the help leads to a page and a heading that there are", () => {
  const places = new Set([...HELP_SLUGS.map(helpPath), ...helpSections().map(({ href }) => href)]);
  const links = blocks.flatMap(({ block }) => JSON.stringify(block).match(/"href":"\/help[^"]*"/g) ?? []);
  expect(links.length).toBeGreaterThan(10);
  expect(links.map((link) => link.slice(8, -1)).filter((href) => !places.has(href))).toEqual([]);
});

it("the search finds a section by words that stand in it, headings first", () => {
  const sections = helpSections();
  const first = (looked: string) => findSections(sections, looked)[0]?.href;
  expect(first("grammar")).toBe("/help/en/api/query#grammar");
  expect(first("OData")).toBe("/help/en/api/odata");
  expect(first("refreshing b2b")).toBe("/help/en/api/b2b#refreshing");
  expect(first("decimal-comma")).toBe("/help/en/api/imports#mappers");
  expect(findSections(sections, "zeppelin")).toEqual([]);
});

it("reads what our pages are written in, marks within marks too, and refuses what it cannot show", () => {
  const text = (words: string) => [{ kind: "text", text: words }];
  const source = `# T

One
two **\`b\`** [\`c\`](/d).

## A \`b\`
- x
- y

:::part scopes

|a|b|
|---|---|
|\`c\\|d\`|e|

> n`;
  expect(readMarkdown(source)).toEqual({
    title: "T",
    summary: "One two b c.",
    blocks: [
      {
        kind: "paragraph",
        text: [
          ...text("One two "),
          { kind: "strong", content: [{ kind: "code", text: "b" }] },
          ...text(" "),
          { kind: "link", href: "/d", content: [{ kind: "code", text: "c" }] },
          ...text("."),
        ],
      },
      { kind: "heading", level: 2, text: "A b", id: "a-b" },
      { kind: "list", ordered: false, items: [text("x"), text("y")] },
      { kind: "part", name: "scopes" },
      { kind: "table", head: [text("a"), text("b")], rows: [[[{ kind: "code", text: "c|d" }], text("e")]] },
      { kind: "note", text: text("n") },
    ],
  });
  expect(() => readMarkdown("# T\n\n![a](/b.png)")).toThrow('Markdown of the type "image"');
});
