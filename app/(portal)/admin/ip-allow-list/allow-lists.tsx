"use client";

import { Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { listSystemAllowEntries, type SystemAllowEntry } from "@/lib/contracts/ip-allow-list";
import { useAdmin } from "@/lib/hooks/use-admin";
import { Button } from "@/lib/ui/button";
import { MenuItem } from "@/lib/ui/menu";
import { PageHeader } from "@/lib/ui/page-header";
import { RelativeTime } from "@/lib/ui/relative-time";
import { Filters, SearchFilter, SelectFilter } from "../../_shell/filters";
import { matches, useAddressValue, useFilter } from "../../_shell/use-filter";
import { Fetched } from "../_parts/fetched";
import { type Column, ListTable } from "../_parts/list-table";
import { RowMenu } from "../_parts/row-menu";
import { AllowDialog } from "./allow-dialog";
import { Rehearsal } from "./rehearsal";
import { RemoveEntryDialog } from "./remove-entry-dialog";

const whose = ({ account }: SystemAllowEntry) => account?.email ?? "Everyone";

const COLUMNS: readonly Column<SystemAllowEntry>[] = [
  { title: "For", cell: whose, from: "md" },
  { title: "Since", cell: ({ createdAt }) => <RelativeTime at={createdAt} />, from: "lg" },
];

const KINDS = [
  { value: "", label: "Every list" },
  { value: "system", label: "Everyone" },
  { value: "account", label: "Single accounts" },
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
        <SearchFilter label="Address, label or account" value={looked} onChange={setLooked} />
        <SelectFilter label="For" value={kind} onChange={setKind} choices={KINDS} />
      </Filters>
      <ListTable
        rows={shown}
        keyOf={({ id }) => id}
        title="Addresses"
        nameOf={({ cidr, label }) => ({
          text: <span className="font-mono text-sm">{cidr}</span>,
          ...(label && { note: label }),
        })}
        columns={COLUMNS}
        actions={(entry) => (
          <RowMenu name={entry.cidr}>
            <MenuItem danger onSelect={() => setRemoving(entry)}>
              <Trash2 aria-hidden="true" />
              Remove
            </MenuItem>
          </RowMenu>
        )}
        none={all.length === 0 ? "There is no entry: every address is served." : "No entry fits this search."}
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
  const entries = useAdmin(listSystemAllowEntries, {});
  const [adding, setAdding] = useState(false);
  return (
    <>
      <PageHeader
        title="IP allow lists"
        description="Where a list has entries, only they are served. The portal itself stays within reach."
        actions={
          <Button onClick={() => setAdding(true)}>
            <Plus aria-hidden="true" />
            Allow addresses
          </Button>
        }
      />
      <Fetched query={entries} what="The lists">
        {({ data }) => <Rows all={data} />}
      </Fetched>
      <Rehearsal />
      {adding && <AllowDialog onClose={() => setAdding(false)} />}
    </>
  );
}
