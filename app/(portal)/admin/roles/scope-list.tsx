"use client";

import { Pencil, Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { toast } from "sonner";
import { listOperations } from "@/lib/contracts/operations";
import { listSystemScopes, removeScope, type SystemScope } from "@/lib/contracts/roles";
import { useCall, useChange } from "@/lib/hooks/use-call";
import { useScopes } from "@/lib/hooks/use-scopes";
import { Badge } from "@/lib/ui/badge";
import { Button } from "@/lib/ui/button";
import { ConfirmDialog } from "@/lib/ui/confirm-dialog";
import { errorText } from "@/lib/ui/error-state";
import { MenuItem, MenuSeparator } from "@/lib/ui/menu";
import { groupScopes } from "@/lib/ui/scope-words";
import { adminRolesWords } from "@/words/admin-roles";
import { commonWords } from "@/words/common";
import { Fetched } from "../../_parts/fetched";
import { type Column, ListTable } from "../../_parts/list-table";
import { RowMenu } from "../../_parts/row-menu";
import { ScopeDialog } from "./scope-dialog";

const words = adminRolesWords.scopeList;

function Opens({ name }: { name: string }) {
  const operations = useScopes().data?.data.find((scope) => scope.name === name)?.operations ?? [];
  if (operations.length === 0) return <span className="text-muted">{words.noOperation}</span>;
  return (
    <details className="relative">
      <summary className="w-fit cursor-pointer rounded-sm hover:underline">
        {operations.length} {operations.length === 1 ? "operation" : "operations"}
      </summary>
      <ul className="mt-1 grid gap-0.5 font-mono text-muted text-xs">
        {operations.map(({ method, path }) => (
          <li key={`${method} ${path}`}>{`${method} ${path}`}</li>
        ))}
      </ul>
    </details>
  );
}

const COLUMNS: readonly Column<SystemScope>[] = [
  { title: words.opens, cell: ({ name }) => <Opens name={name} />, from: "md" },
  {
    title: words.roles,
    cell: ({ roles }) => roles.join(", ") || <span className="text-muted">{words.none}</span>,
    from: "md",
  },
  { title: words.kind, cell: ({ builtIn }) => (builtIn ? <Badge>{words.builtIn}</Badge> : words.yourOwn), from: "lg" },
];

type Open = { act: "create" } | { act: "edit" | "remove"; scope: SystemScope };

function RemoveDialog({ scope, onClose }: { scope: SystemScope; onClose: () => void }) {
  const remove = useChange(removeScope);
  const used = useCall(listOperations, {}).data?.data.filter((operation) => operation.scope === scope.name) ?? [];
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={words.removeTitle(scope.name)}
      action={words.removeScope}
      pending={remove.isPending}
      error={remove.error ? errorText(remove.error) : undefined}
      onConfirm={() =>
        remove.mutate(
          { params: { name: scope.name } },
          {
            onSuccess: () => {
              toast.success(words.removed(scope.name));
              onClose();
            },
          },
        )
      }
    >
      <p>
        {scope.roles.length > 0 ? words.rolesLose(scope.roles.join(", ")) : words.noRoleHolds}
        {used.length > 0 && ` ${words.operationsShut(used.length)}`}
      </p>
    </ConfirmDialog>
  );
}

/** Every scope, by what it is about, with what it opens and who holds it. */
export function ScopeList() {
  const scopes = useCall(listSystemScopes, {});
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  return (
    <section aria-labelledby="scopes" className="mt-10 grid gap-4">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <div>
          <h2 id="scopes" className="font-semibold text-lg">
            {commonWords.scopes}
          </h2>
          <p className="text-muted">
            {words.description((text) => (
              <code className="font-mono text-sm">{text}</code>
            ))}
          </p>
        </div>
        <Button variant="secondary" onClick={() => setOpen({ act: "create" })}>
          <Plus aria-hidden="true" />
          {words.defineScope}
        </Button>
      </div>
      <Fetched query={scopes} notFetched={words.notFetched}>
        {({ data }) =>
          groupScopes(data).map(({ title, scopes: members }) => (
            <div key={title} className="grid gap-1.5">
              <h3 className="text-muted text-sm">{title}</h3>
              <ListTable
                rows={members}
                rowKey={({ name }) => name}
                title={words.scope}
                rowName={({ name, description }) => ({
                  text: <span className="font-mono text-sm">{name}</span>,
                  note: description,
                })}
                columns={COLUMNS}
                actions={(scope) => (
                  <RowMenu name={scope.name}>
                    <MenuItem onSelect={() => setOpen({ act: "edit", scope })}>
                      <Pencil aria-hidden="true" />
                      {words.editWords}
                    </MenuItem>
                    {!scope.builtIn && (
                      <>
                        <MenuSeparator />
                        <MenuItem danger onSelect={() => setOpen({ act: "remove", scope })}>
                          <Trash2 aria-hidden="true" />
                          {commonWords.remove}
                        </MenuItem>
                      </>
                    )}
                  </RowMenu>
                )}
                none=""
              />
            </div>
          ))
        }
      </Fetched>
      {open?.act === "create" && <ScopeDialog onClose={close} />}
      {open?.act === "edit" && <ScopeDialog scope={open.scope} onClose={close} />}
      {open?.act === "remove" && <RemoveDialog scope={open.scope} onClose={close} />}
    </section>
  );
}
