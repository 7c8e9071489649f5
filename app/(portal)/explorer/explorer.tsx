"use client";

import { useEntities } from "@/lib/hooks/use-entities";
import { ErrorState } from "@/lib/ui/error-state";
import { PageHeader } from "@/lib/ui/page-header";
import { Skeleton } from "@/lib/ui/skeleton";
import { Tabs } from "@/lib/ui/tabs";
import { useAddressValue } from "../_shell/use-filter";
import { CredentialCard } from "./credential-card";
import { ODataBuilder } from "./odata/odata-builder";
import { OperationsReference } from "./operations/operations-reference";
import type { QueryWords } from "./query/completions";
import { QueryRunner } from "./query/query-runner";
import { useExplorerCredential } from "./use-explorer-credential";

function Loading() {
  return (
    <div role="status">
      <span className="sr-only">Loading</span>
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
      title: "Query",
      content: entities && <QueryRunner entities={entities} words={words} credential={credential} />,
    },
    {
      id: "odata",
      title: "OData",
      content: entities && <ODataBuilder entities={entities} credential={credential} />,
    },
    { id: "operations", title: "Operations", content: <OperationsReference credential={credential} /> },
  ].map((one) => ({ ...one, content: one.content ?? <Loading /> }));
  return (
    <>
      <PageHeader
        title="API explorer"
        description="Try the API with a credential of your own, and see the request, the answer and the scope it took."
      />
      <div className="grid gap-6">
        <CredentialCard credential={credential} />
        {error && !data && <ErrorState title="The catalogue could not be fetched" error={error} retry={refetch} />}
        <Tabs
          label="Ways to ask"
          tabs={tabs}
          value={tabs.some(({ id }) => id === tab) ? tab : "query"}
          onValueChange={(id) => setTab(id === "query" ? "" : id)}
        />
      </div>
    </>
  );
}
