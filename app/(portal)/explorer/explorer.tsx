"use client";

import { useEntities } from "@/lib/hooks/use-entities";
import { ErrorState } from "@/lib/ui/error-state";
import { PageHeader } from "@/lib/ui/page-header";
import { Skeleton } from "@/lib/ui/skeleton";
import { Tabs } from "@/lib/ui/tabs";
import { explorerWords } from "@/words/explorer";
import { useAddressValue } from "../_shell/use-filter";
import { CredentialCard } from "./credential-card";
import { ODataBuilder } from "./odata/odata-builder";
import { OperationsReference } from "./operations/operations-reference";
import type { QueryWords } from "./query/completions";
import { QueryRunner } from "./query/query-runner";
import { useExplorerCredential } from "./use-explorer-credential";

const texts = explorerWords.explorer;

function Loading() {
  return (
    <div role="status">
      <span className="sr-only">{texts.loading}</span>
      <Skeleton className="h-64 w-full" />
    </div>
  );
}

/** Queries, OData and every operation, run with a credential of one's own. */
export function Explorer({ words }: { words: QueryWords }) {
  const credential = useExplorerCredential();
  const { data, error, refetch } = useEntities();
  const [tab, setTab] = useAddressValue("tab");
  const entities = data?.data;
  const tabs = [
    {
      id: "query",
      title: texts.query,
      content: entities && <QueryRunner entities={entities} words={words} credential={credential} />,
    },
    {
      id: "odata",
      title: texts.odata,
      content: entities && <ODataBuilder entities={entities} credential={credential} />,
    },
    { id: "operations", title: texts.operations, content: <OperationsReference credential={credential} /> },
  ].map((one) => ({ ...one, content: one.content ?? <Loading /> }));
  return (
    <>
      <PageHeader title={texts.title} description={texts.description} />
      <div className="grid gap-6">
        <CredentialCard credential={credential} />
        {error && !data && <ErrorState title={texts.notFetched} error={error} retry={refetch} />}
        <Tabs
          label={texts.waysToAsk}
          tabs={tabs}
          value={tabs.some(({ id }) => id === tab) ? tab : "query"}
          onValueChange={(id) => setTab(id === "query" ? "" : id)}
        />
      </div>
    </>
  );
}
