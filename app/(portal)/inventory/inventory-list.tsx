"use client";

import { ExternalLink, Trash2 } from "lucide-react";
import { useState } from "react";
import { INVENTORY_KINDS, type InventoryItem } from "@/lib/contracts/inventory";
import { useInventory } from "@/lib/hooks/use-inventory";
import { Badge } from "@/lib/ui/badge";
import { Button } from "@/lib/ui/button";
import { Link } from "@/lib/ui/link";
import { MenuItem, MenuSeparator } from "@/lib/ui/menu";
import { PageHeader } from "@/lib/ui/page-header";
import { useNow } from "@/lib/ui/relative-time";
import { ScopeChips } from "@/lib/ui/scope-chips";
import { addDays } from "@/lib/ui/time";
import { commonWords } from "@/words/common";
import { inventoryWords } from "@/words/inventory";
import { CredentialState } from "../_credentials/credential-state";
import { Fetched } from "../_parts/fetched";
import { type Column, ListTable } from "../_parts/list-table";
import { RowMenu } from "../_parts/row-menu";
import { Filters, SearchFilter, SelectFilter } from "../_shell/filters";
import { LastUsed } from "../_shell/last-used";
import { matches, useAddressValue, useFilter } from "../_shell/use-filter";
import { EndItemDialog } from "./end-item-dialog";
import { canAct, getName, KIND_WORDS } from "./inventory-words";
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
    <RowMenu name={getName(item)}>
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
    </RowMenu>
  );
}

const State = ({ item }: { item: InventoryItem }) =>
  item.current ? <Badge>{words.thisOne}</Badge> : <CredentialState credential={item} />;

const COLUMNS: readonly Column<InventoryItem>[] = [
  { title: words.kind, cell: ({ kind }) => KIND_WORDS[kind].one, from: "md" },
  { title: commonWords.status, cell: (item) => <State item={item} />, from: "md" },
  { title: commonWords.scopes, cell: ({ scopes }) => <ScopeChips scopes={scopes} />, from: "xl", below: "nowhere" },
  {
    title: commonWords.lastUsed,
    cell: ({ lastUsedAt, lastUsedAddress }) => (
      <>
        <LastUsed at={lastUsedAt} />
        {lastUsedAddress && <span className="block text-muted text-xs">{lastUsedAddress}</span>}
      </>
    ),
    from: "md",
  },
];

function rowName(item: InventoryItem) {
  const { href, icon: Icon } = KIND_WORDS[item.kind];
  return {
    text: getName(item),
    ...(href && { href: href(item) }),
    mark: item.mark,
    picture: <Icon aria-hidden="true" strokeWidth={1.75} className="mt-0.5 size-[18px] shrink-0 text-muted" />,
  };
}

function Rows({ items }: { items: readonly InventoryItem[] }) {
  const now = useNow();
  const [looked, setLooked] = useFilter();
  const [kind, setKind] = useAddressValue("kind");
  const [use, setUse] = useAddressValue("use");
  const [ending, setEnding] = useState<InventoryItem | null>(null);
  const shown = items.filter(
    (item) =>
      matches(looked, getName(item), item.mark, item.id, item.lastUsedAddress ?? "") &&
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
      <ListTable
        rows={shown}
        rowKey={({ id }) => id}
        title={commonWords.name}
        rowName={rowName}
        columns={COLUMNS}
        actions={(item) => <Actions item={item} onEnd={() => setEnding(item)} />}
        none={words.nothingFits}
      />
      {ending && <EndItemDialog item={ending} onClose={() => setEnding(null)} />}
    </>
  );
}

/** Everything that can act for the reader, and the way to end all of it. */
export function InventoryList() {
  const inventory = useInventory();
  const [endingAll, setEndingAll] = useState(false);
  const items = inventory.data?.data ?? [];
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
      <Fetched query={inventory} notFetched={words.notFetched}>
        {({ data }) => <Rows items={data} />}
      </Fetched>
      {endingAll && <RevokeAllDialog items={items} onClose={() => setEndingAll(false)} />}
    </>
  );
}
