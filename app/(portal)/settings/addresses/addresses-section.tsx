"use client";

import { Trash2 } from "lucide-react";
import { useState } from "react";
import { toast } from "sonner";
import { createAllowEntry, listAllowEntries, type OwnAllowEntry } from "@/lib/contracts/ip-allow-list";
import { useCall, useChange } from "@/lib/hooks/use-call";
import { Badge } from "@/lib/ui/badge";
import { Button } from "@/lib/ui/button";
import { Section } from "@/lib/ui/card";
import { errorText } from "@/lib/ui/error-state";
import { Notice } from "@/lib/ui/notice";
import { SkeletonRows } from "@/lib/ui/skeleton";
import { Tooltip } from "@/lib/ui/tooltip";
import { commonWords } from "@/words/common";
import { settingsWords } from "@/words/settings";
import { Fetched } from "../../_parts/fetched";
import { AddAddressDialog } from "./add-address-dialog";
import { RemoveAddressDialog } from "./remove-address-dialog";

const words = settingsWords.addresses;

function Row({ entry: { cidr, label, holdsYou }, onRemove }: { entry: OwnAllowEntry; onRemove: () => void }) {
  return (
    <li className="flex items-center gap-3 py-2.5 pr-2.5 pl-4">
      <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-3 gap-y-0.5">
        <code className="break-all font-mono text-sm">{cidr}</code>
        {label && <span className="text-muted [overflow-wrap:anywhere]">{label}</span>}
        {holdsYou && <Badge tone="good">{words.youAreHere}</Badge>}
      </div>
      <Tooltip label={commonWords.remove}>
        <Button variant="ghost" size="iconSm" aria-label={words.remove(cidr)} onClick={onRemove}>
          <Trash2 aria-hidden="true" />
        </Button>
      </Tooltip>
    </li>
  );
}

/** Nobody is locked out of the portal by the list, but their credentials may be. */
function Outside({ address }: { address: string }) {
  const create = useChange(createAllowEntry);
  const add = () =>
    create.mutate(
      { body: { cidr: address, label: words.whereIWas } },
      {
        onSuccess: () => toast.success(words.added(address)),
        onError: (error) => toast.error(errorText(error)),
      },
    );
  return (
    <Notice
      tone="warn"
      title={words.notListed(address)}
      action={
        <Button variant="secondary" size="sm" pending={create.isPending} onClick={add}>
          {words.add}
        </Button>
      }
    >
      {words.notListedText}
    </Notice>
  );
}

/** From where the account's credentials are served; `address` is the one that the reader is seen as. */
export function AddressesSection({ address }: { address: string }) {
  const query = useCall(listAllowEntries, {});
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<OwnAllowEntry | null>(null);
  const entries = query.data?.data ?? [];
  const inside = entries.some(({ holdsYou }) => holdsYou);
  return (
    <Section id="addresses" title={words.allowedAddresses} description={words.allowedAddressesDescription}>
      <Fetched query={query} notFetched={words.notFetched} skeleton={<SkeletonRows rows={1} />}>
        {() => (
          <>
            {entries.length > 0 && (
              <ul className="divide-y divide-hairline rounded-lg border border-hairline bg-surface">
                {entries.map((entry) => (
                  <Row key={entry.id} entry={entry} onRemove={() => setRemoving(entry)} />
                ))}
              </ul>
            )}
            {entries.length > 0 && !inside && address && <Outside address={address} />}
            <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
              <Button variant="secondary" onClick={() => setAdding(true)}>
                {words.addAddress}
              </Button>
              {address && (
                <p className="text-muted text-sm">
                  {words.youAreSeenAs(<code className="break-all font-mono">{address}</code>)}
                </p>
              )}
            </div>
          </>
        )}
      </Fetched>
      {adding && <AddAddressDialog address={address} inside={inside} onClose={() => setAdding(false)} />}
      {removing && (
        <RemoveAddressDialog
          entry={removing}
          left={entries.filter(({ id }) => id !== removing.id)}
          onClose={() => setRemoving(null)}
        />
      )}
    </Section>
  );
}
