import { readFileSync } from "node:fs";
import { join } from "node:path";
import { cache } from "react";
import { DIALECT_NAMES } from "@/lib/dialects/dialect-names";
import { helpWords } from "@/words/help";
import { type Document, readMarkdown } from "./markdown";

const words = helpWords.groups;

const FOLDER = join(/* turbopackIgnore: true */ process.cwd(), "app", "(site)", "help");

/** The pages of the help in their order, in groups. The overview stands at the root. */
export const HELP_GROUPS = [
  { title: words.start, slugs: ["overview", "authorization", "scopes"] },
  { title: words.gettingAToken, slugs: DIALECT_NAMES },
  { title: words.data, slugs: ["query", "odata", "resources", "imports"] },
  { title: words.goodToKnow, slugs: ["webhooks", "rate-limits", "errors"] },
] as const;

export type HelpSlug = (typeof HELP_GROUPS)[number]["slugs"][number];

export const HELP_SLUGS: readonly HelpSlug[] = HELP_GROUPS.flatMap(({ slugs }) => [...slugs]);

/** The help page of that name, if there is one. */
export const helpSlug = (name: string): HelpSlug | undefined => HELP_SLUGS.find((slug) => slug === name);

/** Where a page of the help stands. */
export const helpPath = (slug: HelpSlug): string => (slug === "overview" ? "/help/en/api" : `/help/en/api/${slug}`);

/** A page of the help, read from its file. */
export const helpPage = cache(
  (slug: HelpSlug): Document => readMarkdown(readFileSync(join(FOLDER, "_pages", `${slug}.md`), "utf8")),
);

/** The languages of the samples, with the file that holds each. */
export const SAMPLE_FILES = {
  curl: "sample.sh",
  typescript: "sample.mts",
  php: "sample.php",
  python: "sample.py",
} as const;
export type SampleLanguage = keyof typeof SAMPLE_FILES;

/** A sample in every language, as it stands in its files. */
export const helpSample = cache((name: string): Record<SampleLanguage, string> => {
  const read = (file: string) => readFileSync(join(FOLDER, "_samples", name, file), "utf8").trimEnd();
  const { curl, typescript, php, python } = SAMPLE_FILES;
  return { curl: read(curl), typescript: read(typescript), php: read(php), python: read(python) };
});
