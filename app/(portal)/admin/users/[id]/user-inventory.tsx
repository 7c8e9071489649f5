"use client";

import { Copy, Trash2 } from "lucide-react";
import { useState } from "react";
import { toast } from "sonner";
import type { InventoryItem } from "@/lib/contracts/inventory";
import { endUserInventoryItem, listUserInventory, type User } from "@/lib/contracts/users";
import { useAdmin, useAdminChange } from "@/lib/hooks/use-admin";
import { Section } from "@/lib/ui/card";
import { ConfirmDialog } from "@/lib/ui/confirm-dialog";
import { errorText } from "@/lib/ui/error-state";
import { MenuItem, MenuSeparator } from "@/lib/ui/menu";
import { ScopeChips } from "@/lib/ui/scope-chips";
import { HeldState } from "../../../_held/held-state";
import { LastUsed } from "../../../_shell/last-used";
import { canAct, KIND_WORDS, nameOf } from "../../../inventory/inventory-words";
import { Fetched } from "../../_parts/fetched";
import { type Column, ListTable } from "../../_parts/list-table";
import { RowMenu } from "../../_parts/row-menu";

const COLUMNS: readonly Column<InventoryItem>[] = [
  { title: "Kind", cell: ({ kind }) => KIND_WORDS[kind].one, from: "md" },
  { title: "Status", cell: (item) => <HeldState held={item} />, from: "md" },
  {
    title: "Scopes",
    cell: ({ scopes }) => (scopes ? <ScopeChips scopes={scopes} /> : <span className="text-muted">All of theirs</span>),
    from: "xl",
  },
  { title: "Last used", cell: ({ lastUsedAt }) => <LastUsed at={lastUsedAt} />, from: "lg" },
];

function EndDialog({ user, item, onClose }: { user: User; item: InventoryItem; onClose: () => void }) {
  const end = useAdminChange(endUserInventoryItem);
  const { verb, one } = KIND_WORDS[item.kind];
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={`${verb} “${nameOf(item)}”?`}
      action={verb}
      pending={end.isPending}
      error={end.error ? errorText(end.error) : undefined}
      onConfirm={() =>
        end.mutate(
          { params: { id: user.id, itemId: item.id } },
          {
            onSuccess: () => {
              toast.success(`“${nameOf(item)}” can no longer act for ${user.name}`);
              onClose();
            },
          },
        )
      }
    >
      <p>
        {one} of {user.name}: it is refused from its next call on. They read in their activity that you did this.
      </p>
    </ConfirmDialog>
  );
}

/** Everything that can act for a person: their credentials, connections and browsers. */
export function UserInventory({ user }: { user: User }) {
  const inventory = useAdmin(listUserInventory, { params: { id: user.id } });
  const [ending, setEnding] = useState<InventoryItem | null>(null);
  return (
    <Section
      id="holds"
      title="Acting for them"
      description="Credentials, connected apps and browsers, the last used first."
    >
      <Fetched query={inventory} what="The credentials">
        {({ data }) => (
          <ListTable
            rows={data}
            keyOf={({ id }) => id}
            title="Name"
            nameOf={(item) => ({ text: nameOf(item), mark: item.mark })}
            columns={COLUMNS}
            actions={(item) =>
              canAct(item) && (
                <RowMenu name={nameOf(item)}>
                  <MenuItem onSelect={() => navigator.clipboard.writeText(item.id)}>
                    <Copy aria-hidden="true" />
                    Copy id
                  </MenuItem>
                  <MenuSeparator />
                  <MenuItem danger onSelect={() => setEnding(item)}>
                    <Trash2 aria-hidden="true" />
                    {KIND_WORDS[item.kind].verb}
                  </MenuItem>
                </RowMenu>
              )
            }
            none="Nothing can act for this person."
          />
        )}
      </Fetched>
      {ending && <EndDialog user={user} item={ending} onClose={() => setEnding(null)} />}
    </Section>
  );
}
