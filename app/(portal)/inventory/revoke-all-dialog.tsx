"use client";

import { useId, useState } from "react";
import { toast } from "sonner";
import { INVENTORY_KINDS, type InventoryItem, type InventoryKind, revokeInventory } from "@/lib/contracts/inventory";
import { useChange } from "@/lib/hooks/use-call";
import { Checkbox } from "@/lib/ui/choice";
import { ConfirmDialog } from "@/lib/ui/confirm-dialog";
import { errorText } from "@/lib/ui/error-state";
import { inventoryWords } from "@/words/inventory";
import { canAct, KIND_WORDS } from "./inventory-words";

const words = inventoryWords.revokeAll;

interface KindRowProps {
  kind: InventoryKind;
  count: number;
  checked: boolean;
  onChange: () => void;
}

function KindRow({ kind, count, checked, onChange }: KindRowProps) {
  const id = useId();
  const { many, stops } = KIND_WORDS[kind];
  return (
    <li className="flex gap-3 px-3.5 py-2.5">
      <Checkbox id={id} aria-describedby={`${id}-stops`} className="mt-0.5" checked={checked} onChange={onChange} />
      <div className="grid min-w-0 gap-0.5">
        <label htmlFor={id} className="font-medium">
          {many} <span className="tabular font-normal text-muted">{count}</span>
        </label>
        <p id={`${id}-stops`} className="text-muted text-sm">
          {stops}
        </p>
      </div>
    </li>
  );
}

/** Asks before everything, or every thing of some kinds, loses what lets it act; says what stops with each. */
export function RevokeAllDialog({ items, onClose }: { items: readonly InventoryItem[]; onClose: () => void }) {
  const revoke = useChange(revokeInventory);
  const counts = INVENTORY_KINDS.map((kind) => ({
    kind,
    count: items.filter((item) => item.kind === kind && canAct(item) && !item.current).length,
  })).filter(({ count }) => count > 0);
  const [left, setLeft] = useState<readonly InventoryKind[]>([]);
  const chosen = counts.filter(({ kind }) => !left.includes(kind));
  const total = chosen.reduce((sum, { count }) => sum + count, 0);
  const toggle = (kind: InventoryKind) =>
    setLeft(left.includes(kind) ? left.filter((each) => each !== kind) : [...left, kind]);
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={words.title}
      action={words.action(total)}
      typeToConfirm={words.typeToConfirm}
      disabled={total === 0}
      pending={revoke.isPending}
      error={revoke.error ? errorText(revoke.error) : undefined}
      onConfirm={() =>
        revoke.mutate(
          { body: { kinds: chosen.map(({ kind }) => kind) } },
          {
            onSuccess: () => {
              toast.success(words.done);
              onClose();
            },
          },
        )
      }
    >
      <p>{words.about}</p>
      <ul className="divide-y divide-hairline rounded-lg border border-hairline bg-surface">
        {counts.map(({ kind, count }) => (
          <KindRow key={kind} kind={kind} count={count} checked={!left.includes(kind)} onChange={() => toggle(kind)} />
        ))}
      </ul>
    </ConfirmDialog>
  );
}
