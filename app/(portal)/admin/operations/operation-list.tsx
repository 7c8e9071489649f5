"use client";

import { Globe, Lock, Plus, SlidersHorizontal, Trash2 } from "lucide-react";
import { useState } from "react";
import { type LiveOperation, listOperations } from "@/lib/contracts/operations";
import { useCall } from "@/lib/hooks/use-call";
import { Badge } from "@/lib/ui/badge";
import { Button } from "@/lib/ui/button";
import { MenuItem, MenuSeparator } from "@/lib/ui/menu";
import { PageHeader } from "@/lib/ui/page-header";
import { adminOperationsWords } from "@/words/admin-operations";
import { commonWords } from "@/words/common";
import { Fetched } from "../../_parts/fetched";
import { type Column, ListTable } from "../../_parts/list-table";
import { RowMenu } from "../../_parts/row-menu";
import { Filters, SearchFilter, SelectFilter } from "../../_shell/filters";
import { matches, useAddressValue, useFilter } from "../../_shell/use-filter";
import { NewOperationDialog } from "./new-operation-dialog";
import { OperationDialog } from "./operation-dialog";
import { RemoveOperationDialog } from "./remove-operation-dialog";

const words = adminOperationsWords.list;

const COLUMNS: readonly Column<LiveOperation>[] = [
  {
    title: words.access,
    cell: (operation) =>
      operation.public ? (
        <Badge tone="warn" icon={Globe}>
          {words.public}
        </Badge>
      ) : (
        <Badge icon={Lock}>{words.private}</Badge>
      ),
    from: "md",
  },
  {
    title: words.scope,
    cell: ({ scope, gateway }) =>
      scope ? (
        <code className="font-mono text-xs">{scope}</code>
      ) : (
        <span className="text-muted">{gateway ? words.anyGoodCredential : words.scopeByRequest}</span>
      ),
    from: "md",
  },
  {
    title: words.callsAMinute,
    cell: ({ rateLimit }) => rateLimit ?? <span className="text-muted">{words.noLimit}</span>,
    from: "lg",
  },
];

const ACCESS_CHOICES = [
  { value: "", label: words.publicAndPrivate },
  { value: "public", label: words.public },
  { value: "private", label: words.private },
];

function Rows({ all }: { all: readonly LiveOperation[] }) {
  const [looked, setLooked] = useFilter();
  const [access, setAccess] = useAddressValue("access");
  const [editing, setEditing] = useState<LiveOperation | null>(null);
  const [removing, setRemoving] = useState<LiveOperation | null>(null);
  const shown = all.filter(
    (operation) =>
      matches(looked, operation.id, operation.path, operation.summary, operation.scope ?? "") &&
      (access === "" || operation.public === (access === "public")),
  );
  return (
    <>
      <Filters>
        <SearchFilter label={words.search} value={looked} onChange={setLooked} />
        <SelectFilter label={words.access} value={access} onChange={setAccess} choices={ACCESS_CHOICES} />
      </Filters>
      <ListTable
        rows={shown}
        rowKey={({ id }) => id}
        title={words.operation}
        rowName={({ method, path, summary, gateway }) => ({
          text: summary,
          mark: `${method} ${path}`,
          ...(gateway && { note: words.forwardedTo(gateway.upstreamUrl) }),
        })}
        columns={COLUMNS}
        actions={(operation) => (
          <RowMenu name={`${operation.method} ${operation.path}`}>
            <MenuItem onSelect={() => setEditing(operation)}>
              <SlidersHorizontal aria-hidden="true" />
              {operation.gateway ? words.edit : words.changeAccess}
            </MenuItem>
            {operation.gateway && (
              <>
                <MenuSeparator />
                <MenuItem danger onSelect={() => setRemoving(operation)}>
                  <Trash2 aria-hidden="true" />
                  {commonWords.remove}
                </MenuItem>
              </>
            )}
          </RowMenu>
        )}
        none={words.nothingFits}
      />
      {editing && <OperationDialog operation={editing} onClose={() => setEditing(null)} />}
      {removing && <RemoveOperationDialog operation={removing} onClose={() => setRemoving(null)} />}
    </>
  );
}

/** What the protected API can do, and who may have it done. */
export function OperationList() {
  const operations = useCall(listOperations, {});
  const [adding, setAdding] = useState(false);
  return (
    <>
      <PageHeader
        title={words.title}
        description={words.description}
        actions={
          <Button onClick={() => setAdding(true)}>
            <Plus aria-hidden="true" />
            {words.addAnUpstream}
          </Button>
        }
      />
      <Fetched query={operations} notFetched={words.notFetched}>
        {({ data }) => <Rows all={data} />}
      </Fetched>
      {adding && <NewOperationDialog onClose={() => setAdding(false)} />}
    </>
  );
}
