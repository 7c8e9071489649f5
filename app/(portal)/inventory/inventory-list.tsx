"use client";

import { Ellipsis, ExternalLink, Trash2 } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { INVENTORY_KINDS, type InventoryItem } from "@/lib/contracts/inventory";
import { useInventory } from "@/lib/hooks/use-inventory";
import { Badge } from "@/lib/ui/badge";
import { Button } from "@/lib/ui/button";
import { ErrorState } from "@/lib/ui/error-state";
import { Menu, MenuItem, MenuSeparator } from "@/lib/ui/menu";
import { PageHeader } from "@/lib/ui/page-header";
import { useNow } from "@/lib/ui/relative-time";
import { ScopeChips } from "@/lib/ui/scope-chips";
import { SkeletonRows } from "@/lib/ui/skeleton";
import { Table, Td, Th, Tr } from "@/lib/ui/table";
import { addDays } from "@/lib/ui/time";
import { commonWords } from "@/words/common";
import { inventoryWords } from "@/words/inventory";
import { HeldState } from "../_held/held-state";
import { Filters, SearchFilter, SelectFilter } from "../_shell/filters";
import { LastUsed } from "../_shell/last-used";
import { matches, useAddressValue, useFilter } from "../_shell/use-filter";
import { EndItemDialog } from "./end-item-dialog";
import { canAct, KIND_WORDS, nameOf } from "./inventory-words";
import { RevokeAllDialog } from "./revoke-all-dialog";

const words = inventoryWords.list;

const LONG_UNUSED_DAYS = 90;

const KIND_CHOICES = [
  { value: "", label: words.everyKind },
  ...INVENTORY_KINDS.map((kind) => ({ value: kind, label: KIND_WORDS[kind].many })),
];
const USE_CHOICES = [
  { value: "", label: words.usedOrNot },
  { value: "never", label: words.neverUsed },
  { value: "long-unused", label: words.notForDays(LONG_UNUSED_DAYS) },
];

function isUsed({ lastUsedAt, createdAt }: InventoryItem, use: string, now: Date): boolean {
  if (use === "never") return lastUsedAt === null;
  if (use === "long-unused") return new Date(lastUsedAt ?? createdAt) < addDays(now, -LONG_UNUSED_DAYS);
  return true;
}

function Actions({ item, onEnd }: { item: InventoryItem; onEnd: () => void }) {
  const { href, verb } = KIND_WORDS[item.kind];
  return (
    <Menu
      trigger={
        <Button variant="ghost" size="iconSm" aria-label={words.actionsFor(nameOf(item))}>
          <Ellipsis aria-hidden="true" />
        </Button>
      }
    >
      {href && (
        <MenuItem asChild>
          <Link href={href(item)}>
            <ExternalLink aria-hidden="true" />
            {commonWords.open}
          </Link>
        </MenuItem>
      )}
      {canAct(item) && !item.current && (
        <>
          {href && <MenuSeparator />}
          <MenuItem danger onSelect={onEnd}>
            <Trash2 aria-hidden="true" />
            {verb}
          </MenuItem>
        </>
      )}
    </Menu>
  );
}

function Name({ item }: { item: InventoryItem }) {
  const { href } = KIND_WORDS[item.kind];
  const name = nameOf(item);
  if (!href) return <span className="font-medium">{name}</span>;
  return (
    <Link
      href={href(item)}
      className="rounded-sm font-medium [overflow-wrap:anywhere] after:absolute after:inset-0 hover:underline hover:underline-offset-4"
    >
      {name}
    </Link>
  );
}

const State = ({ item }: { item: InventoryItem }) =>
  item.current ? <Badge>{words.thisOne}</Badge> : <HeldState held={item} />;

function Row({ item, onEnd }: { item: InventoryItem; onEnd: () => void }) {
  const { one, icon: Icon } = KIND_WORDS[item.kind];
  return (
    <Tr className="relative">
      <Td>
        <div className="flex gap-3">
          <Icon aria-hidden="true" strokeWidth={1.75} className="mt-0.5 size-[18px] shrink-0 text-muted" />
          <div className="min-w-0">
            <Name item={item} />
            <code className="block break-all font-mono text-muted text-xs">{item.mark}</code>
            <div className="mt-1.5 grid justify-items-start gap-1.5 text-muted text-sm md:hidden">
              <span className="flex flex-wrap items-center gap-2">
                {one} <State item={item} />
              </span>
              <span>{words.lastUsed(<LastUsed at={item.lastUsedAt} />)}</span>
            </div>
          </div>
        </div>
      </Td>
      <Td className="whitespace-nowrap max-md:hidden">{one}</Td>
      <Td className="max-md:hidden">
        <State item={item} />
      </Td>
      <Td className="max-xl:hidden">
        <ScopeChips scopes={item.scopes} />
      </Td>
      <Td className="tabular whitespace-nowrap max-md:hidden">
        <LastUsed at={item.lastUsedAt} />
        {item.lastUsedAddress && <span className="block text-muted text-xs">{item.lastUsedAddress}</span>}
      </Td>
      <Td className="w-12 pr-3 pl-0 text-right">
        <div className="relative">
          <Actions item={item} onEnd={onEnd} />
        </div>
      </Td>
    </Tr>
  );
}

function Rows({ items }: { items: readonly InventoryItem[] }) {
  const now = useNow();
  const [looked, setLooked] = useFilter();
  const [kind, setKind] = useAddressValue("kind");
  const [use, setUse] = useAddressValue("use");
  const [ending, setEnding] = useState<InventoryItem | null>(null);
  const shown = items.filter(
    (item) =>
      matches(looked, nameOf(item), item.mark, item.id, item.lastUsedAddress ?? "") &&
      (kind === "" || item.kind === kind) &&
      isUsed(item, use, now),
  );
  return (
    <>
      <Filters>
        <SearchFilter label={words.searchTheList} value={looked} onChange={setLooked} />
        <SelectFilter label={words.kind} value={kind} onChange={setKind} choices={KIND_CHOICES} />
        <SelectFilter label={words.use} value={use} onChange={setUse} choices={USE_CHOICES} />
      </Filters>
      <Table>
        <thead className="max-md:sr-only">
          <tr>
            <Th>{commonWords.name}</Th>
            <Th className="max-md:hidden">{words.kind}</Th>
            <Th className="max-md:hidden">{commonWords.status}</Th>
            <Th className="max-xl:hidden">{commonWords.scopes}</Th>
            <Th className="max-md:hidden">{commonWords.lastUsed}</Th>
            <Th>
              <span className="sr-only">{commonWords.actions}</span>
            </Th>
          </tr>
        </thead>
        <tbody>
          {shown.map((item) => (
            <Row key={item.id} item={item} onEnd={() => setEnding(item)} />
          ))}
          {shown.length === 0 && (
            <tr>
              <Td colSpan={6} className="text-muted">
                {words.nothingFits}
              </Td>
            </tr>
          )}
        </tbody>
      </Table>
      {ending && <EndItemDialog item={ending} onClose={() => setEnding(null)} />}
    </>
  );
}

/** Everything that can act for the reader, and the way to end all of it. */
export function InventoryList() {
  const { data, error, refetch } = useInventory();
  const [endingAll, setEndingAll] = useState(false);
  const items = data?.data ?? [];
  const endable = items.some((item) => canAct(item) && !item.current);
  return (
    <>
      <PageHeader
        title={words.title}
        description={words.description}
        actions={
          endable && (
            <Button variant="dangerOutline" onClick={() => setEndingAll(true)}>
              <Trash2 aria-hidden="true" />
              {words.endEverything}
            </Button>
          )
        }
      />
      {error && !data && <ErrorState title={words.notFetched} error={error} retry={refetch} />}
      {!error && !data && <SkeletonRows />}
      {data && <Rows items={items} />}
      {endingAll && <RevokeAllDialog items={items} onClose={() => setEndingAll(false)} />}
    </>
  );
}
