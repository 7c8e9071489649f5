"use client";

import { useState } from "react";
import { toast } from "sonner";
import { clearRehearsed, listRehearsed, type RehearsedRefusal } from "@/lib/contracts/ip-allow-list";
import { getSettings, updateSettings } from "@/lib/contracts/settings";
import type { ApiCallError } from "@/lib/hooks/call-api";
import { useAdmin, useAdminChange } from "@/lib/hooks/use-admin";
import { Button } from "@/lib/ui/button";
import { errorText } from "@/lib/ui/error-state";
import { RelativeTime } from "@/lib/ui/relative-time";
import { Fetched } from "../_parts/fetched";
import { type Column, ListTable } from "../_parts/list-table";
import { Toggle } from "../_parts/toggle";
import { isLockout, LockoutDialog } from "./lockout-dialog";

const COLUMNS: readonly Column<RehearsedRefusal>[] = [
  { title: "Who", cell: ({ user, source }) => user?.email ?? (source || "Nobody in particular"), from: "md" },
  { title: "Calls", cell: ({ calls }) => <span className="tabular">{calls}</span>, from: "md" },
  { title: "Last", cell: ({ lastAt }) => <RelativeTime at={lastAt} />, from: "lg" },
];

const EVERY_MS = 10_000;

/** The rehearsal of the list of everyone: on or off, and whom it would have refused. */
export function Rehearsal() {
  const rehearsing = useAdmin(getSettings, {}).data?.addressRehearsal ?? false;
  const update = useAdminChange(updateSettings);
  const [lockout, setLockout] = useState<ApiCallError | null>(null);
  const clear = useAdminChange(clearRehearsed);
  const refusals = useAdmin(listRehearsed, {}, { refetchInterval: EVERY_MS });
  const failed = (error: unknown) => toast.error("That was not done", { description: errorText(error) });
  const rehearse = (addressRehearsal: boolean, allowLockout?: true) =>
    update.mutate(
      { body: { addressRehearsal, allowLockout } },
      {
        onSuccess: () => {
          setLockout(null);
          toast.success(addressRehearsal ? "The list is rehearsed" : "The list refuses from now on");
        },
        onError: (error) => (isLockout(error) ? setLockout(error) : failed(error)),
      },
    );
  return (
    <section aria-labelledby="rehearsal" className="mt-10 grid gap-4">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <h2 id="rehearsal" className="font-semibold text-lg">
          Rehearsal
        </h2>
        <Button variant="secondary" pending={clear.isPending} onClick={() => clear.mutate({}, { onError: failed })}>
          Begin anew
        </Button>
      </div>
      <Toggle
        checked={rehearsing}
        disabled={update.isPending}
        onChange={() => rehearse(!rehearsing)}
        title="Rehearse the list for everyone"
        description="Whom it would refuse is let through and stands below. Lists of single accounts refuse as ever."
      />
      <Fetched query={refusals} what="The rehearsal">
        {({ data }) => (
          <ListTable
            rows={data}
            keyOf={({ address, source }) => `${address} ${source}`}
            title="Address"
            nameOf={({ address, source }) => ({
              text: <span className="font-mono text-sm">{address}</span>,
              ...(source && { mark: source }),
            })}
            columns={COLUMNS}
            none="Nobody would have been refused."
          />
        )}
      </Fetched>
      {lockout && (
        <LockoutDialog
          refusal={lockout}
          pending={update.isPending}
          onConfirm={() => rehearse(false, true)}
          onClose={() => setLockout(null)}
        />
      )}
    </section>
  );
}
