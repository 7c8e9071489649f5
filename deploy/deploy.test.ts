import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseAllDocuments } from "yaml";

const read = (file: string) => readFile(file, "utf8");

/** A template of Helm's without its actions: what is left of it is YAML. */
const withoutActions = (template: string): string =>
  template.replace(/^\s*\{\{-? (if|with|range|end)\b.*\}\}\n/gm, "").replace(/\{\{.*?\}\}/g, "x");

const problemsIn = (text: string) => parseAllDocuments(text).flatMap((document) => document.errors ?? []);

describe("what is deployed", () => {
  it("is described in YAML that can be read", async () => {
    const templates = join("deploy", "helm", "gatehouse", "templates");
    const files = [
      "compose.yaml",
      ...["Chart.yaml", "values.yaml"].map((name) => join("deploy", "helm", "gatehouse", name)),
      ...(await readdir(templates)).map((name) => join(templates, name)),
    ];
    for (const file of files) expect([file, problemsIn(withoutActions(await read(file)))]).toEqual([file, []]);
  });

  it("is copied into the image from what there is", async () => {
    const dockerfile = await read("Dockerfile");
    const copied = [...dockerfile.matchAll(/^COPY --from=build (?:\["([^"]+)"|(.+) \S+$)/gm)].flatMap(
      ([, listed, plain = ""]) => (listed ? [listed] : plain.split(" ")),
    );
    const sources = copied.map((path) => path.replace("/app/", ""));
    const built = ["dist", ".next"];
    expect(sources.length).toBeGreaterThan(8);
    expect(sources.filter((path) => !built.includes(path) && !existsSync(path))).toEqual([]);
  });
});
