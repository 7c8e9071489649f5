"use client";

import { ArrowRight, CircleCheck } from "lucide-react";
import { Tabs } from "radix-ui";
import { Badge } from "@/lib/ui/badge";
import { Button } from "@/lib/ui/button";
import { Code, CodeBlock } from "@/lib/ui/code-block";
import { Link } from "@/lib/ui/link";
import { homeWords } from "@/words/home";
import type { CredentialChoice } from "./credential-choices";

const words = homeWords.chooser;

function Answer({ text }: { text: string }) {
  return (
    <div className="min-w-0 overflow-hidden rounded-lg border border-hairline bg-sunken">
      <p className="flex h-10 items-center gap-3 border-hairline border-b px-4 text-muted text-sm">
        {words.answer}
        <Badge tone="good" icon={CircleCheck}>
          200
        </Badge>
      </p>
      <pre className="px-4 py-3">
        <Code code={text} language="json" />
      </pre>
    </div>
  );
}

/** "Which credential do I need?": what one is building on the left, what the call looks like on the right. */
export function CredentialChooser({ choices }: { choices: readonly CredentialChoice[] }) {
  return (
    <Tabs.Root
      defaultValue={choices[0]?.id ?? ""}
      orientation="vertical"
      className="grid gap-6 lg:grid-cols-[320px_minmax(0,1fr)] lg:gap-10"
    >
      <Tabs.List aria-label={words.whatBuilding} className="grid content-start gap-2 sm:grid-cols-2 lg:grid-cols-1">
        {choices.map(({ id, building, detail }) => (
          <Tabs.Trigger
            key={id}
            value={id}
            className="grid cursor-pointer content-start gap-0.5 rounded-lg border border-hairline bg-surface px-4 py-3 text-left transition-colors hover:bg-hover data-[state=active]:border-accent data-[state=active]:bg-accent-tint"
          >
            <span className="font-medium">{building}</span>
            <span className="text-muted text-sm">{detail}</span>
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      {choices.map(({ id, credential, because, samples, answer, action }) => (
        <Tabs.Content key={id} value={id} className="grid min-w-0 content-start gap-4 rounded-lg">
          <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
            <div className="grid max-w-[52ch] gap-1">
              <h3 className="font-semibold text-lg">{credential}</h3>
              <p className="text-muted">{because}</p>
            </div>
            <Button asChild size="sm">
              <Link href={action.href}>
                {action.label}
                <ArrowRight aria-hidden="true" />
              </Link>
            </Button>
          </div>
          {samples.map(({ title, code, language }) => (
            <CodeBlock key={title} title={title} code={code} language={language} />
          ))}
          <Answer text={answer} />
        </Tabs.Content>
      ))}
    </Tabs.Root>
  );
}
