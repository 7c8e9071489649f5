"use client";

import { RotateCcw } from "lucide-react";
import type { App } from "@/lib/contracts/apps";
import { useApp } from "@/lib/hooks/use-app";
import { Button } from "@/lib/ui/button";
import { Link } from "@/lib/ui/link";
import { PageHeader } from "@/lib/ui/page-header";
import { useTitle } from "@/lib/ui/use-title";
import { playgroundWords } from "@/words/playground";
import { FetchedDetail } from "../../../_parts/fetched-detail";
import { AnswerStep } from "./answer-step";
import { AskStep } from "./ask-step";
import { ExchangeStep, UseSteps } from "./token-steps";
import { usePlayground } from "./use-playground";

const words = playgroundWords.playground;

function Flow({ app }: { app: App }) {
  const playground = usePlayground(app);
  useTitle(words.documentTitle(app.name));
  return (
    <>
      <PageHeader
        back={<Link href={`/apps/${app.id}`}>{app.name}</Link>}
        title={words.title}
        description={words.description}
        actions={
          playground.run.callback && (
            <Button variant="secondary" onClick={playground.restart}>
              <RotateCcw aria-hidden="true" />
              {words.beginAgain}
            </Button>
          )
        }
      />
      <ol className="grid max-w-[820px] gap-4">
        <AskStep app={app} playground={playground} />
        <AnswerStep callback={playground.run.callback} />
        <ExchangeStep app={app} playground={playground} />
        <UseSteps playground={playground} />
      </ol>
    </>
  );
}

/** Runs the code flow of an app step by step, and shows each request and answer. */
export function PlaygroundPage({ id }: { id: string }) {
  return (
    <FetchedDetail query={useApp(id)} what={words.notFoundWhat} back={{ href: "/apps", label: words.yourApps }}>
      {(app) => <Flow key={id} app={app} />}
    </FetchedDetail>
  );
}
