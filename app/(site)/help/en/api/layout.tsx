import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { currentPerson } from "@/lib/http/session";
import { HELP_GROUPS, helpPage, helpPath } from "../../_content/help-pages";
import { HelpNavigation } from "../../_parts/help-navigation";
import { HelpSearch } from "../../_parts/help-search";
import { LANGUAGE_COOKIE, readLanguage } from "../../_parts/sample-language";
import { SampleProvider } from "../../_parts/sample-provider";

/** Around every page of the help: the list of pages, the search, and what the samples share. */
export default async function HelpLayout({ children }: { children: ReactNode }) {
  const [person, jar] = [await currentPerson(), await cookies()];
  const groups = HELP_GROUPS.map(({ title, slugs }) => ({
    title,
    pages: slugs.map((slug) => ({ href: helpPath(slug), title: helpPage(slug).title })),
  }));
  return (
    <SampleProvider initial={readLanguage(jar.get(LANGUAGE_COOKIE)?.value)} signedIn={person !== null}>
      <div className="mx-auto grid w-full max-w-page gap-x-12 px-4 pt-4 pb-16 sm:px-6 lg:grid-cols-[208px_minmax(0,1fr)] lg:pt-8">
        <aside className="grid content-start gap-4 max-lg:mb-8 lg:sticky lg:top-8 lg:max-h-[calc(100dvh-64px)] lg:grid-rows-[auto_minmax(0,1fr)] lg:self-start">
          <HelpSearch />
          <HelpNavigation groups={groups} />
        </aside>
        {children}
      </div>
    </SampleProvider>
  );
}
