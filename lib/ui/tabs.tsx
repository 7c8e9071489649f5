"use client";

import { Tabs as Radix } from "radix-ui";
import type { ReactNode } from "react";

interface TabsProps {
  /** Names the group for screen readers. */
  label: string;
  tabs: readonly { id: string; title: string; content: ReactNode }[];
  /** Which is open, where the page keeps that itself; otherwise the first is to begin with. */
  value?: string;
  onValueChange?: (id: string) => void;
}

/** Several views of one thing. */
export function Tabs({ label, tabs, ...open }: TabsProps) {
  return (
    <Radix.Root
      {...(open.value === undefined && { defaultValue: tabs[0]?.id ?? "" })}
      {...open}
      className="grid min-w-0 gap-3"
    >
      <Radix.List aria-label={label} className="flex flex-wrap gap-x-5 border-hairline border-b">
        {tabs.map(({ id, title }) => (
          <Radix.Trigger
            key={id}
            value={id}
            className="-mb-px cursor-pointer border-transparent border-b-2 py-2 text-muted transition-colors hover:text-ink data-[state=active]:border-accent data-[state=active]:font-medium data-[state=active]:text-ink"
          >
            {title}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {tabs.map(({ id, content }) => (
        <Radix.Content key={id} value={id} className="grid min-w-0 gap-3 rounded-sm">
          {content}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}
