import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { OWN_SEGMENTS } from "./own-segments";

/** Names of the folders of `app/` that stand in addresses, those within groups among them. */
const addressed = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith("_"))
    .flatMap(({ name }) => (name.startsWith("(") ? addressed(join(folder, name)) : [name]));

it("every address of this server is out of reach of upstream operations", () => {
  const own = [...addressed("app"), ...readdirSync("public")];
  expect(own.filter((name) => !OWN_SEGMENTS.has(name))).toEqual([]);
});
