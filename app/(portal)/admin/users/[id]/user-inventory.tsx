"use client";

import { Copy, Trash2 } from "lucide-react";
import { useState } from "react";
import { toast } from "sonner";
import type { InventoryItem } from "@/lib/contracts/inventory";
import { endUserInventoryItem, listUserInventory, type User } from "@/lib/contracts/users";
import { useCall, useChange } from "@/lib/hooks/use-call";
import { Section } from "@/lib/ui/card";
import { ConfirmDialog } from "@/lib/ui/confirm-dialog";
import { errorText } from "@/lib/ui/error-state";
import { MenuItem, MenuSeparator } from "@/lib/ui/menu";
import { ScopeChips } from "@/lib/ui/scope-chips";
import { adminUsersWords } from "@/words/admin-users";
import { commonWords } from "@/words/common";
import { CredentialState } from "../../../_credentials/credential-state";
import { Fetched } from "../../../_parts/fetched";
import { type Column, ListTable } from "../../../_parts/list-table";
import { RowMenu } from "../../../_parts/row-menu";
import { LastUsed } from "../../../_shell/last-used";
import { canAct, getName, KIND_WORDS } from "../../../inventory/inventory-words";

const words = adminUsersWords.inventory;

const COLUMNS: readonly Column<InventoryItem>[] = [
  { title: words.kind, cell: ({ kind }) => KIND_WORDS[kind].one, from: "md" },
  { title: commonWords.status, cell: (item) => <CredentialState credential={item} />, from: "md" },
  {
    title: commonWords.scopes,
    cell: ({ scopes }) =>
      scopes ? <ScopeChips scopes={scopes} /> : <span className="text-muted">{words.allOfTheirs}</span>,
    from: "xl",
  },
  { title: commonWords.lastUsed, cell: ({ lastUsedAt }) => <LastUsed at={lastUsedAt} />, from: "lg" },
];

function EndDialog({ user, item, onClose }: { user: User; item: InventoryItem; onClose: () => void }) {
  const end = useChange(endUserInventoryItem);
  const { verb, one } = KIND_WORDS[item.kind];
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={words.endTitle(verb, getName(item))}
      action={verb}
      pending={end.isPending}
      error={end.error ? errorText(end.error) : undefined}
      onConfirm={() =>
        end.mutate(
          { params: { id: user.id, itemId: item.id } },
          {
            onSuccess: () => {
              toast.success(words.ended(getName(item), user.name));
              onClose();
            },
          },
        )
      }
    >
      <p>{words.consequences(one, user.name)}</p>
    </ConfirmDialog>
  );
}

/** Everything that can act for a person: their credentials, connections and browsers. */
export function UserInventory({ user }: { user: User }) {
  const inventory = useCall(listUserInventory, { params: { id: user.id } });
  const [ending, setEnding] = useState<InventoryItem | null>(null);
  return (
    <Section id="holds" title={words.actingForThem} description={words.actingForThemDescription}>
      <Fetched query={inventory} notFetched={words.notFetched}>
        {({ data }) => (
          <ListTable
            rows={data}
            rowKey={({ id }) => id}
            title={commonWords.name}
            rowName={(item) => ({ text: getName(item), mark: item.mark })}
            columns={COLUMNS}
            actions={(item) =>
              canAct(item) && (
                <RowMenu name={getName(item)}>
                  <MenuItem onSelect={() => navigator.clipboard.writeText(item.id)}>
                    <Copy aria-hidden="true" />
                    {commonWords.copyId}
                  </MenuItem>
                  <MenuSeparator />
                  <MenuItem danger onSelect={() => setEnding(item)}>
                    <Trash2 aria-hidden="true" />
                    {KIND_WORDS[item.kind].verb}
                  </MenuItem>
                </RowMenu>
              )
            }
            none={words.empty}
          />
        )}
      </Fetched>
      {ending && <EndDialog user={user} item={ending} onClose={() => setEnding(null)} />}
    </Section>
  );
}
