"use client";

import { useState } from "react";
import { toast } from "sonner";
import { clearRehearsed, listRehearsed, type RehearsedRefusal } from "@/lib/contracts/ip-allow-list";
import { getSettings, updateSettings } from "@/lib/contracts/settings";
import type { ApiCallError } from "@/lib/hooks/call-api";
import { useCall, useChange } from "@/lib/hooks/use-call";
import { Button } from "@/lib/ui/button";
import { errorText } from "@/lib/ui/error-state";
import { RelativeTime } from "@/lib/ui/relative-time";
import { adminIpAllowListWords } from "@/words/admin-ip-allow-list";
import { commonWords } from "@/words/common";
import { Fetched } from "../../_parts/fetched";
import { type Column, ListTable } from "../../_parts/list-table";
import { Toggle } from "../../_parts/toggle";
import { isLockout, LockoutDialog } from "./lockout-dialog";

const words = adminIpAllowListWords.rehearsal;

const COLUMNS: readonly Column<RehearsedRefusal>[] = [
  { title: words.who, cell: ({ user, source }) => user?.email ?? (source || words.nobodyInParticular), from: "md" },
  { title: words.calls, cell: ({ calls }) => <span className="tabular">{calls}</span>, from: "md" },
  { title: words.last, cell: ({ lastAt }) => <RelativeTime at={lastAt} />, from: "lg" },
];

const EVERY_MS = 10_000;

/** The rehearsal of the list of everyone: on or off, and whom it would have refused. */
export function Rehearsal() {
  const rehearsing = useCall(getSettings, {}).data?.addressRehearsal ?? false;
  const update = useChange(updateSettings);
  const [lockout, setLockout] = useState<ApiCallError | null>(null);
  const clear = useChange(clearRehearsed);
  const refusals = useCall(listRehearsed, {}, { every: EVERY_MS });
  const failed = (error: unknown) => toast.error(words.notDone, { description: errorText(error) });
  const rehearse = (addressRehearsal: boolean, allowLockout?: true) =>
    update.mutate(
      { body: { addressRehearsal, allowLockout } },
      {
        onSuccess: () => {
          setLockout(null);
          toast.success(addressRehearsal ? words.begun : words.ended);
        },
        onError: (error) => (isLockout(error) ? setLockout(error) : failed(error)),
      },
    );
  return (
    <section aria-labelledby="rehearsal" className="mt-10 grid gap-4">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <h2 id="rehearsal" className="font-semibold text-lg">
          {words.title}
        </h2>
        <Button variant="secondary" pending={clear.isPending} onClick={() => clear.mutate({}, { onError: failed })}>
          {words.beginAnew}
        </Button>
      </div>
      <Toggle
        checked={rehearsing}
        disabled={update.isPending}
        onChange={() => rehearse(!rehearsing)}
        title={words.label}
        description={words.description}
      />
      <Fetched query={refusals} notFetched={words.notFetched}>
        {({ data }) => (
          <ListTable
            rows={data}
            rowKey={({ address, source }) => `${address} ${source}`}
            title={commonWords.address}
            rowName={({ address, source }) => ({
              text: <span className="font-mono text-sm">{address}</span>,
              ...(source && { mark: source }),
            })}
            columns={COLUMNS}
            none={words.empty}
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
