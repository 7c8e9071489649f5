"use client";

import type { InventoryItem } from "@/lib/contracts/inventory";
import { Card } from "@/lib/ui/card";
import { Link } from "@/lib/ui/link";
import { RelativeTime, useNow } from "@/lib/ui/relative-time";
import { dashboardWords } from "@/words/dashboard";
import { CredentialState, getState } from "../_credentials/credential-state";
import { getCredentials, getName, KIND_WORDS } from "../inventory/inventory-words";

const words = dashboardWords.expiringSoon;

/** Credentials that end within a week, or have just ended; nothing where none does. */
export function ExpiringSoon({ items }: { items: readonly InventoryItem[] }) {
  const now = useNow();
  const ending = getCredentials(items)
    .filter((item) => ["expiring", "expired"].includes(getState(item, now)))
    .sort((one, other) => (one.expiresAt ?? "").localeCompare(other.expiresAt ?? ""));
  if (ending.length === 0) return null;
  return (
    <section aria-labelledby="expiring-soon">
      <h2 id="expiring-soon" className="mb-1 font-semibold text-lg">
        {words.expiresSoon}
      </h2>
      <p className="mb-3 text-muted">{words.about}</p>
      <Card>
        <ul className="divide-y divide-hairline">
          {ending.map((item) => (
            <li key={item.id} className="relative flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2">
              <Link
                href={KIND_WORDS[item.kind].href?.(item) ?? "/inventory"}
                className="min-w-0 flex-1 basis-full truncate sm:basis-40 rounded-sm font-medium after:absolute after:inset-0 hover:underline hover:underline-offset-4"
              >
                {getName(item)}
              </Link>
              <span className="text-muted text-sm">{KIND_WORDS[item.kind].one}</span>
              {item.expiresAt && <RelativeTime at={item.expiresAt} className="tabular text-muted text-sm" />}
              <CredentialState credential={item} />
            </li>
          ))}
        </ul>
      </Card>
    </section>
  );
}
