"use client";

import type { Credential } from "@/lib/hooks/credentials/credential-api";
import { useCall } from "@/lib/hooks/use-call";
import { Button } from "@/lib/ui/button";
import { Link } from "@/lib/ui/link";
import { Notice } from "@/lib/ui/notice";
import { RelativeTime, useNow } from "@/lib/ui/relative-time";
import { useTimes } from "@/lib/ui/use-times";
import { credentialWords } from "@/words/credentials";
import type { CredentialPageKind } from "./credential-page-kind";

const words = credentialWords.rotation;

function OldOne({ kind, old, since }: { kind: CredentialPageKind; old: Credential; since: string }) {
  const { formatExact } = useTimes();
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
export function RotationNotice({ kind, credential }: { kind: CredentialPageKind; credential: Credential }) {
  const now = useNow();
  const findOld = (all: readonly Credential[]) => all.find(({ id }) => id === credential.replaces);
  const findSuccessor = (all: readonly Credential[]) => all.find(({ replaces }) => replaces === credential.id);
  const every = ({ data }: { data: readonly Credential[] } = { data: [] }) =>
    (findOld(data) || findSuccessor(data)) !== undefined && WATCH_EVERY_MS;
  const all: readonly Credential[] = useCall(kind.api.calls.list, {}, { every }).data?.data ?? [];
  const old = findOld(all);
  const successor = findSuccessor(all);
  const oldWorks = old?.status === "active" && (!old.expiresAt || new Date(old.expiresAt) > now);
  return (
    <>
      {oldWorks && <OldOne kind={kind} old={old} since={credential.createdAt} />}
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
