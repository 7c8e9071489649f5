"use client";

import { Globe, Lock, Plus, SlidersHorizontal, Trash2 } from "lucide-react";
import { useState } from "react";
import { type LiveOperation, listOperations } from "@/lib/contracts/operations";
import { useAdmin } from "@/lib/hooks/use-admin";
import { Badge } from "@/lib/ui/badge";
import { Button } from "@/lib/ui/button";
import { MenuItem, MenuSeparator } from "@/lib/ui/menu";
import { PageHeader } from "@/lib/ui/page-header";
import { Filters, SearchFilter, SelectFilter } from "../../_shell/filters";
import { matches, useAddressValue, useFilter } from "../../_shell/use-filter";
import { Fetched } from "../_parts/fetched";
import { type Column, ListTable } from "../_parts/list-table";
import { RowMenu } from "../_parts/row-menu";
import { NewOperationDialog } from "./new-operation-dialog";
import { OperationDialog } from "./operation-dialog";
import { RemoveOperationDialog } from "./remove-operation-dialog";

const COLUMNS: readonly Column<LiveOperation>[] = [
  {
    title: "Access",
    cell: (operation) =>
      operation.public ? (
        <Badge tone="warn" icon={Globe}>
          Public
        </Badge>
      ) : (
        <Badge icon={Lock}>Private</Badge>
      ),
    from: "md",
  },
  {
    title: "Scope",
    cell: ({ scope }) =>
      scope ? <code className="font-mono text-xs">{scope}</code> : <span className="text-muted">By what is asked</span>,
    from: "md",
  },
  {
    title: "Calls a minute",
    cell: ({ rateLimit }) => rateLimit ?? <span className="text-muted">No limit of its own</span>,
    from: "lg",
  },
];

const ACCESS_CHOICES = [
  { value: "", label: "Public and private" },
  { value: "public", label: "Public" },
  { value: "private", label: "Private" },
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
        <SearchFilter label="Path, scope or summary" value={looked} onChange={setLooked} />
        <SelectFilter label="Access" value={access} onChange={setAccess} choices={ACCESS_CHOICES} />
      </Filters>
      <ListTable
        rows={shown}
        keyOf={({ id }) => id}
        title="Operation"
        nameOf={({ method, path, summary, gateway }) => ({
          text: summary,
          mark: `${method} ${path}`,
          ...(gateway && { note: `Forwarded to ${gateway.upstreamUrl}` }),
        })}
        columns={COLUMNS}
        actions={(operation) => (
          <RowMenu name={`${operation.method} ${operation.path}`}>
            <MenuItem onSelect={() => setEditing(operation)}>
              <SlidersHorizontal aria-hidden="true" />
              Change access
            </MenuItem>
            {operation.gateway && (
              <>
                <MenuSeparator />
                <MenuItem danger onSelect={() => setRemoving(operation)}>
                  <Trash2 aria-hidden="true" />
                  Remove
                </MenuItem>
              </>
            )}
          </RowMenu>
        )}
        none="No operation fits this search."
      />
      {editing && <OperationDialog operation={editing} onClose={() => setEditing(null)} />}
      {removing && <RemoveOperationDialog operation={removing} onClose={() => setRemoving(null)} />}
    </>
  );
}

/** What the protected API can do, and who may have it done. */
export function OperationList() {
  const operations = useAdmin(listOperations, {});
  const [adding, setAdding] = useState(false);
  return (
    <>
      <PageHeader
        title="Operations"
        description="What the protected API can do. Each is private, unless you make it public here."
        actions={
          <Button onClick={() => setAdding(true)}>
            <Plus aria-hidden="true" />
            Add an upstream
          </Button>
        }
      />
      <Fetched query={operations} what="The operations">
        {({ data }) => <Rows all={data} />}
      </Fetched>
      {adding && <NewOperationDialog onClose={() => setAdding(false)} />}
    </>
  );
}
