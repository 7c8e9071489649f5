"use client";

import { RotateCw, Trash2 } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import type { Held } from "@/lib/hooks/held/held-api";
import { useHeld, useUpdateHeld } from "@/lib/hooks/held/use-held";
import { Button } from "@/lib/ui/button";
import { Facts, Section } from "@/lib/ui/card";
import { CodeBlock } from "@/lib/ui/code-block";
import { Copyable } from "@/lib/ui/copy-button";
import { DangerRow, DangerRows } from "@/lib/ui/danger-rows";
import { errorText } from "@/lib/ui/error-state";
import { PageHeader } from "@/lib/ui/page-header";
import { RelativeTime, useNow } from "@/lib/ui/relative-time";
import { ScopeChips } from "@/lib/ui/scope-chips";
import { useSite } from "@/lib/ui/site-context";
import { formatDay, formatRelative } from "@/lib/ui/time";
import { useTitle } from "@/lib/ui/use-title";
import { commonWords } from "@/words/common";
import { heldWords } from "@/words/held";
import { DetailError, DetailSkeleton, isGone } from "../_shell/detail-states";
import { UsageSection } from "../_usage/usage-section";
import { capital, type HeldKind } from "./held-kind";
import { HELD_KINDS, type HeldKindName } from "./held-kinds";
import { HeldSettings } from "./held-settings";
import { HeldState } from "./held-state";
import { RevokeHeldDialog } from "./revoke-held-dialog";
import { RotateHeldDialog } from "./rotate-held-dialog";
import { RotationNotice } from "./rotation-notice";

const words = heldWords.detail;

function Expiry({ at }: { at: string }) {
  const day = formatDay(new Date(at));
  const now = useNow();
  const soon = formatRelative(new Date(at), now);
  return <time dateTime={at}>{soon === day ? day : `${day}, ${soon}`}</time>;
}

function Overview({ kind, held }: { kind: HeldKind; held: Held }) {
  const { baseUrl } = useSite();
  const { id, username, scopes = null, expiresAt, lastUsedAt, lastUsedAddress, createdAt } = held;
  const sample = kind.sample(held, baseUrl);
  const facts = [
    ...(username ? [{ name: words.userName, value: <Copyable text={username} what={words.userNameWhat} /> }] : []),
    { name: words.id, value: <Copyable text={id} what={words.idWhat} /> },
    { name: commonWords.scopes, value: <ScopeChips all scopes={scopes} /> },
    { name: commonWords.created, value: <RelativeTime at={createdAt} /> },
    { name: commonWords.expires, value: expiresAt ? <Expiry at={expiresAt} /> : "Never" },
    {
      name: commonWords.lastUsed,
      value: lastUsedAt ? (
        <>
          <RelativeTime at={lastUsedAt} />
          {lastUsedAddress && <span className="text-muted"> {words.from(lastUsedAddress)}</span>}
        </>
      ) : (
        "Never"
      ),
    },
  ];
  return (
    <Section id="overview" title={commonWords.overview} description={words.overviewDescription}>
      <RotationNotice kind={kind} held={held} />
      <Facts facts={facts} />
      <CodeBlock {...sample} what={commonWords.command} />
    </Section>
  );
}

function Danger({ kind, held, onRevoke }: { kind: HeldKind; held: Held; onRevoke: () => void }) {
  const { api, noun, short } = kind;
  const update = useUpdateHeld(api, held.id);
  const disabled = held.status === "disabled";
  const toggle = () =>
    update.mutate(
      { disabled: !disabled },
      {
        onSuccess: () => toast.success(disabled ? words.enabled(short) : words.disabled(short)),
        onError: (error) => toast.error(words.notChanged(short), { description: errorText(error) }),
      },
    );
  return (
    <Section id="danger" title={words.danger} description={words.dangerDescription}>
      <DangerRows>
        <DangerRow text={disabled ? words.isOff(short) : words.aboutDisabling(short)}>
          <Button variant="secondary" pending={update.isPending} onClick={toggle}>
            {disabled ? commonWords.enable : commonWords.disable}
          </Button>
        </DangerRow>
        <DangerRow text={words.aboutRevoking(short)}>
          <Button variant="dangerOutline" onClick={onRevoke}>
            <Trash2 aria-hidden="true" />
            {words.revoke(noun)}
          </Button>
        </DangerRow>
      </DangerRows>
    </Section>
  );
}

function Detail({ kind, held, address }: { kind: HeldKind; held: Held; address: string }) {
  const router = useRouter();
  const [open, setOpen] = useState<"revoke" | "rotate" | null>(null);
  useTitle(held.name);
  const settings = kind.reach === "whole" ? words.rightsOfRole : words.fixedScopes(kind.short);
  return (
    <>
      <PageHeader
        back={<Link href={kind.path}>{capital(kind.plural)}</Link>}
        title={held.name}
        status={<HeldState held={held} />}
        description={<code className="break-all font-mono text-sm">{kind.mark(held)}</code>}
        actions={
          held.status === "active" && (
            <Button variant="secondary" onClick={() => setOpen("rotate")}>
              <RotateCw aria-hidden="true" />
              {commonWords.rotate}
            </Button>
          )
        }
      />
      <Overview kind={kind} held={held} />
      <UsageSection source={{ credentialId: held.id }} />
      <Section id="settings" title={commonWords.settings} description={settings}>
        <HeldSettings kind={kind} held={held} address={address} />
      </Section>
      <Danger kind={kind} held={held} onRevoke={() => setOpen("revoke")} />
      {open === "rotate" && <RotateHeldDialog kind={kind} held={held} onClose={() => setOpen(null)} />}
      {open === "revoke" && (
        <RevokeHeldDialog
          kind={kind}
          held={held}
          onClose={() => setOpen(null)}
          onRevoked={() => router.push(kind.path)}
        />
      )}
    </>
  );
}

/** The page of one credential. `address` is the one that the reader is seen as. */
export function HeldDetail({ kind: name, id, address }: { kind: HeldKindName; id: string; address: string }) {
  const kind = HELD_KINDS[name];
  const { data, error, refetch } = useHeld(kind.api, id);
  if (data && !isGone(error)) return <Detail key={id} kind={kind} held={data} address={address} />;
  if (!error) return <DetailSkeleton />;
  return (
    <DetailError
      error={error}
      retry={refetch}
      what={kind.noun}
      back={{ href: kind.path, label: words.yours(kind.plural) }}
    />
  );
}
