"use client";

import { ChevronDown } from "lucide-react";
import { usePathname } from "next/navigation";
import { cn } from "@/lib/ui/cn";
import { Link } from "@/lib/ui/link";
import { helpWords } from "@/words/help";

const words = helpWords.navigation;

interface HelpGroup {
  title: string;
  pages: readonly { href: string; title: string }[];
}

function Groups({ groups }: { groups: readonly HelpGroup[] }) {
  const path = usePathname();
  return groups.map(({ title, pages }) => (
    <div key={title} className="grid gap-1">
      <p className="px-2.5 text-muted text-xs">{title}</p>
      <ul className="grid gap-0.5">
        {pages.map((page) => (
          <li key={page.href}>
            <Link
              href={page.href}
              aria-current={path === page.href ? "page" : undefined}
              className={cn(
                "flex min-h-8 items-center rounded-lg px-2.5 py-1 transition-colors max-lg:min-h-10",
                path === page.href ? "bg-hover font-medium text-ink" : "text-muted hover:bg-hover hover:text-ink",
              )}
            >
              {page.title}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  ));
}

/** The pages of the help: beside the text, or folded above it on small windows. */
export function HelpNavigation({ groups }: { groups: readonly HelpGroup[] }) {
  const path = usePathname();
  const here = groups.flatMap(({ pages }) => pages).find(({ href }) => href === path);
  return (
    <nav aria-label={words.help} className="min-h-0 lg:overflow-y-auto">
      {/* The key folds it again once a page has been chosen. */}
      <details key={path} className="group rounded-lg border border-hairline bg-surface lg:hidden">
        <summary className="flex h-11 cursor-pointer list-none items-center justify-between rounded-lg px-3.5 [&::-webkit-details-marker]:hidden">
          {here?.title ?? words.allPages}
          <ChevronDown aria-hidden="true" className="size-4 text-muted transition-transform group-open:rotate-180" />
        </summary>
        <div className="grid gap-4 border-hairline border-t p-3">
          <Groups groups={groups} />
        </div>
      </details>
      <div className="grid gap-5 max-lg:hidden">
        <Groups groups={groups} />
      </div>
    </nav>
  );
}
