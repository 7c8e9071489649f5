"use client";

import Link from "next/link";
import type { Held } from "@/lib/hooks/held/held-api";
import { useHeldList } from "@/lib/hooks/held/use-held";
import { Button } from "@/lib/ui/button";
import { Notice } from "@/lib/ui/notice";
import { RelativeTime, useNow } from "@/lib/ui/relative-time";
import { formatExact } from "@/lib/ui/time";
import { heldWords } from "@/words/held";
import type { HeldKind } from "./held-kind";

const words = heldWords.rotation;

function OldOne({ kind, old, since }: { kind: HeldKind; old: Held; since: string }) {
  const { short, path } = kind;
  const used = old.lastUsedAt !== null && old.lastUsedAt > since;
  return (
    <Notice
      tone={used ? "warn" : "plain"}
      title={
        old.expiresAt ? words.oldWorksUntil(short, formatExact(new Date(old.expiresAt))) : words.oldStillWorks(short)
      }
      action={
        <Button asChild variant="secondary" size="sm">
          <Link href={`${path}/${old.id}`}>{words.seeOld(short)}</Link>
        </Button>
      }
    >
      {used && old.lastUsedAt ? (
        <p>{words.stillUsed(<RelativeTime at={old.lastUsedAt} />, old.lastUsedAddress)}</p>
      ) : (
        <p>{words.notUsedSince}</p>
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
          title={words.replaced(kind.short)}
          action={
            <Button asChild variant="secondary" size="sm">
              <Link href={`${kind.path}/${successor.id}`}>{words.seeNew(kind.short)}</Link>
            </Button>
          }
        >
          <p>{words.replacedText}</p>
        </Notice>
      )}
    </>
  );
}
