"use client";

import { Tabs } from "radix-ui";
import { Code } from "@/lib/ui/code-block";
import { CopyButton } from "@/lib/ui/copy-button";
import type { Language } from "@/lib/ui/highlight";
import { useSite } from "@/lib/ui/site-context";
import { helpWords } from "@/words/help";
import { fillSample } from "../_content/fill-sample";
import type { SampleLanguage } from "../_content/help-pages";
import { LANGUAGE_NAMES, readLanguage, SAMPLE_LANGUAGES } from "./sample-language";
import { useSamples } from "./sample-provider";

const words = helpWords.sampleTabs;

const COLOURS: Record<SampleLanguage, Language> = {
  curl: "shell",
  typescript: "typescript",
  php: "php",
  python: "python",
};

/** A sample in the reader's language, with their own address and, once made, their key. */
export function SampleTabs({ label, files }: { label: string; files: Record<SampleLanguage, string> }) {
  const { baseUrl } = useSite();
  const { language, choose, key } = useSamples();
  const filled = (one: SampleLanguage) => fillSample(files[one], baseUrl, key ? { YOUR_API_KEY: key.secret } : {});
  return (
    <Tabs.Root
      value={language}
      onValueChange={(one) => choose(readLanguage(one))}
      className="min-w-0 overflow-hidden rounded-lg border border-hairline bg-sunken text-base"
    >
      <div className="flex items-center justify-between gap-2 border-hairline border-b pr-1">
        <Tabs.List aria-label={label} className="flex min-w-0 overflow-x-auto px-1">
          {SAMPLE_LANGUAGES.map((one) => (
            <Tabs.Trigger
              key={one}
              value={one}
              className="h-10 cursor-pointer whitespace-nowrap border-transparent border-b-2 px-3 text-muted text-sm transition-colors hover:text-ink data-[state=active]:border-accent data-[state=active]:text-ink max-sm:px-2"
            >
              {LANGUAGE_NAMES[one]}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
        <CopyButton text={filled(language)} what={words.sample} />
      </div>
      {SAMPLE_LANGUAGES.map((one) => (
        <Tabs.Content key={one} value={one} className="rounded-lg">
          <pre className="px-4 py-3">
            <Code code={filled(one)} language={COLOURS[one]} />
          </pre>
        </Tabs.Content>
      ))}
    </Tabs.Root>
  );
}
