"use client";

import Link from "next/link";
import type { Held } from "@/lib/hooks/held/held-api";
import { useHeldList } from "@/lib/hooks/held/use-held";
import { Button } from "@/lib/ui/button";
import { Notice } from "@/lib/ui/notice";
import { RelativeTime, useNow } from "@/lib/ui/relative-time";
import { formatExact } from "@/lib/ui/time";
import type { HeldKind } from "./held-kind";

function OldOne({ kind, old, since }: { kind: HeldKind; old: Held; since: string }) {
  const { short, path } = kind;
  const used = old.lastUsedAt !== null && old.lastUsedAt > since;
  return (
    <Notice
      tone={used ? "warn" : "plain"}
      title={
        old.expiresAt
          ? `The old ${short} works until ${formatExact(new Date(old.expiresAt))}`
          : `The old ${short} still works`
      }
      action={
        <Button asChild variant="secondary" size="sm">
          <Link href={`${path}/${old.id}`}>See the old {short}</Link>
        </Button>
      }
    >
      {used && old.lastUsedAt ? (
        <p>
          Something still uses it: <RelativeTime at={old.lastUsedAt} />
          {old.lastUsedAddress && ` from ${old.lastUsedAddress}`}.
        </p>
      ) : (
        <p>It has not been used since the rotation. Revoke it once the new one is in place everywhere.</p>
      )}
    </Notice>
  );
}

const WATCH_EVERY_MS = 5000;

/** While a rotation is under way, watched as it goes: what still uses the old one, or which one replaces this. */
export function RotationNotice({ kind, held }: { kind: HeldKind; held: Held }) {
  const now = useNow();
  const oldOf = (all: readonly Held[]) => all.find(({ id }) => id === held.replaces);
  const successorOf = (all: readonly Held[]) => all.find(({ replaces }) => replaces === held.id);
  const every = (all: readonly Held[]) => (oldOf(all) || successorOf(all) ? WATCH_EVERY_MS : false);
  const all = useHeldList(kind.api, { every }).data?.data ?? [];
  const old = oldOf(all);
  const successor = successorOf(all);
  const oldWorks = old?.status === "active" && (!old.expiresAt || new Date(old.expiresAt) > now);
  return (
    <>
      {oldWorks && <OldOne kind={kind} old={old} since={held.createdAt} />}
      {successor && (
        <Notice
          tone="warn"
          title={`This ${kind.short} has been replaced`}
          action={
            <Button asChild variant="secondary" size="sm">
              <Link href={`${kind.path}/${successor.id}`}>See the new {kind.short}</Link>
            </Button>
          }
        >
          <p>Put the new one in place wherever this one is used, before it ends.</p>
        </Notice>
      )}
    </>
  );
}
