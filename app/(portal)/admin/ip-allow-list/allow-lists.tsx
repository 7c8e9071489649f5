"use client";

import { Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { listSystemAllowEntries, type SystemAllowEntry } from "@/lib/contracts/ip-allow-list";
import { useCall } from "@/lib/hooks/use-call";
import { Button } from "@/lib/ui/button";
import { MenuItem } from "@/lib/ui/menu";
import { PageHeader } from "@/lib/ui/page-header";
import { RelativeTime } from "@/lib/ui/relative-time";
import { adminIpAllowListWords } from "@/words/admin-ip-allow-list";
import { commonWords } from "@/words/common";
import { Fetched } from "../../_parts/fetched";
import { type Column, ListTable } from "../../_parts/list-table";
import { RowMenu } from "../../_parts/row-menu";
import { Filters, SearchFilter, SelectFilter } from "../../_shell/filters";
import { matches, useAddressValue, useFilter } from "../../_shell/use-filter";
import { AllowDialog } from "./allow-dialog";
import { Rehearsal } from "./rehearsal";
import { RemoveEntryDialog } from "./remove-entry-dialog";

const words = adminIpAllowListWords.lists;

const whose = ({ account }: SystemAllowEntry) => account?.email ?? words.everyone;

const COLUMNS: readonly Column<SystemAllowEntry>[] = [
  { title: words.for, cell: whose, from: "md" },
  { title: words.since, cell: ({ createdAt }) => <RelativeTime at={createdAt} />, from: "lg" },
];

const KINDS = [
  { value: "", label: words.everyList },
  { value: "system", label: words.everyone },
  { value: "account", label: words.singleAccounts },
];

function Rows({ all }: { all: readonly SystemAllowEntry[] }) {
  const [looked, setLooked] = useFilter();
  const [kind, setKind] = useAddressValue("for");
  const [removing, setRemoving] = useState<SystemAllowEntry | null>(null);
  const shown = all.filter(
    (entry) =>
      matches(looked, entry.cidr, entry.label, whose(entry)) &&
      (kind === "" || (entry.account === null) === (kind === "system")),
  );
  const isLast = (entry: SystemAllowEntry) => all.filter((other) => whose(other) === whose(entry)).length === 1;
  return (
    <>
      <Filters>
        <SearchFilter label={words.search} value={looked} onChange={setLooked} />
        <SelectFilter label={words.for} value={kind} onChange={setKind} choices={KINDS} />
      </Filters>
      <ListTable
        rows={shown}
        rowKey={({ id }) => id}
        title={words.addresses}
        rowName={({ cidr, label }) => ({
          text: <span className="font-mono text-sm">{cidr}</span>,
          ...(label && { note: label }),
        })}
        columns={COLUMNS}
        actions={(entry) => (
          <RowMenu name={entry.cidr}>
            <MenuItem danger onSelect={() => setRemoving(entry)}>
              <Trash2 aria-hidden="true" />
              {commonWords.remove}
            </MenuItem>
          </RowMenu>
        )}
        none={all.length === 0 ? words.empty : words.nothingFits}
      />
      {removing && (
        <RemoveEntryDialog
          entry={removing}
          whose={whose(removing).toLowerCase()}
          last={isLast(removing)}
          onClose={() => setRemoving(null)}
        />
      )}
    </>
  );
}

/** From where the API is served: for everyone, and for single accounts. */
export function AllowLists() {
  const entries = useCall(listSystemAllowEntries, {});
  const [adding, setAdding] = useState(false);
  return (
    <>
      <PageHeader
        title={words.title}
        description={words.description}
        actions={
          <Button onClick={() => setAdding(true)}>
            <Plus aria-hidden="true" />
            {words.allowAddresses}
          </Button>
        }
      />
      <Fetched query={entries} notFetched={words.notFetched}>
        {({ data }) => <Rows all={data} />}
      </Fetched>
      <Rehearsal />
      {adding && <AllowDialog onClose={() => setAdding(false)} />}
    </>
  );
}
