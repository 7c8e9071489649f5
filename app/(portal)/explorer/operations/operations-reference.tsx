"use client";

import { useState } from "react";
import { useOpenApi } from "@/lib/hooks/use-open-api";
import { cn } from "@/lib/ui/cn";
import { ErrorState } from "@/lib/ui/error-state";
import { Input } from "@/lib/ui/input";
import { SkeletonRows } from "@/lib/ui/skeleton";
import { explorerWords } from "@/words/explorer";
import { matches, useAddressValue } from "../../_shell/use-filter";
import type { ExplorerCredential } from "../use-explorer-credential";
import { MethodBadge } from "./method-badge";
import { type OpenApiDocument, openApiDocument, operationsIn, type ReferenceOperation } from "./openapi";
import { OperationDetail } from "./operation-detail";

const words = explorerWords.operationsReference;

interface OperationListProps {
  operations: readonly ReferenceOperation[];
  chosen: ReferenceOperation | undefined;
  onChoose: (id: string) => void;
}

function OperationList({ operations, chosen, onChoose }: OperationListProps) {
  const groups = [...new Set(operations.map(({ group }) => group))];
  return groups.map((group) => (
    <div key={group} className="grid gap-1">
      <h2 className="px-2 text-muted text-xs">{group}</h2>
      <ul className="grid">
        {operations
          .filter((one) => one.group === group)
          .map(({ operationId, method, path, summary }) => (
            <li key={operationId}>
              <button
                type="button"
                title={summary}
                aria-current={operationId === chosen?.operationId ? "true" : undefined}
                onClick={() => onChoose(operationId)}
                className={cn(
                  "flex min-h-8 w-full items-baseline gap-2 rounded-md px-2 py-1.5 text-left transition-colors hover:bg-hover",
                  operationId === chosen?.operationId && "bg-hover",
                )}
              >
                <MethodBadge method={method} className="w-12" />
                <span className="min-w-0 break-all font-mono text-sm">{path}</span>
              </button>
            </li>
          ))}
      </ul>
    </div>
  ));
}

function Reference({ document, credential }: { document: OpenApiDocument; credential: ExplorerCredential }) {
  const operations = operationsIn(document);
  const [chosenId, choose] = useAddressValue("operation");
  const [looked, setLooked] = useState("");
  const chosen = operations.find(({ operationId }) => operationId === chosenId) ?? operations[0];
  const shown = operations.filter(({ path, summary, operationId }) => matches(looked, path, summary, operationId));
  return (
    <div className="grid gap-6 pt-2 lg:grid-cols-[300px_minmax(0,1fr)]">
      <nav aria-label={words.operations} className="grid min-w-0 content-start gap-3">
        <Input
          type="search"
          aria-label={words.searchOperations}
          placeholder={words.searchOperations}
          value={looked}
          onChange={({ target }) => setLooked(target.value)}
        />
        <div className="grid max-h-56 content-start gap-4 overflow-y-auto lg:max-h-[75dvh]">
          <OperationList operations={shown} chosen={chosen} onChoose={choose} />
          {shown.length === 0 && <p className="px-2 text-muted">{words.nothingMatches(looked)}</p>}
        </div>
      </nav>
      {chosen && (
        <OperationDetail key={chosen.operationId} operation={chosen} document={document} credential={credential} />
      )}
    </div>
  );
}

/** Every operation of our own OpenAPI document: what it takes and gives, and a way to run it. */
export function OperationsReference({ credential }: { credential: ExplorerCredential }) {
  const { data, error, refetch } = useOpenApi(openApiDocument);
  if (data) return <Reference document={data} credential={credential} />;
  if (error) return <ErrorState title={words.notFetched} error={error} retry={refetch} />;
  return <SkeletonRows />;
}
