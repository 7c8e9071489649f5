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
import { DetailError, DetailSkeleton, isGone } from "../_shell/detail-states";
import { UsageSection } from "../_usage/usage-section";
import { capital, type HeldKind } from "./held-kind";
import { HELD_KINDS, type HeldKindName } from "./held-kinds";
import { HeldSettings } from "./held-settings";
import { HeldState } from "./held-state";
import { RevokeHeldDialog } from "./revoke-held-dialog";
import { RotateHeldDialog } from "./rotate-held-dialog";
import { RotationNotice } from "./rotation-notice";

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
    ...(username ? [{ name: "User name", value: <Copyable text={username} what="user name" /> }] : []),
    { name: "Id", value: <Copyable text={id} what="id" /> },
    { name: "Scopes", value: <ScopeChips all scopes={scopes} /> },
    { name: "Created", value: <RelativeTime at={createdAt} /> },
    { name: "Expires", value: expiresAt ? <Expiry at={expiresAt} /> : "Never" },
    {
      name: "Last used",
      value: lastUsedAt ? (
        <>
          <RelativeTime at={lastUsedAt} />
          {lastUsedAddress && <span className="text-muted"> from {lastUsedAddress}</span>}
        </>
      ) : (
        "Never"
      ),
    },
  ];
  return (
    <Section id="overview" title="Overview" description="The facts, and a call to begin with.">
      <RotationNotice kind={kind} held={held} />
      <Facts facts={facts} />
      <CodeBlock {...sample} what="command" />
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
        onSuccess: () => toast.success(disabled ? `The ${short} works again` : `The ${short} is disabled`),
        onError: (error) => toast.error(`The ${short} was not changed`, { description: errorText(error) }),
      },
    );
  return (
    <Section id="danger" title="Danger" description="Both take effect at the next call.">
      <DangerRows>
        <DangerRow
          text={
            disabled
              ? `The ${short} is refused at the moment. Enabling makes it work again.`
              : `Disabling refuses the ${short} until you enable it again.`
          }
        >
          <Button variant="secondary" pending={update.isPending} onClick={toggle}>
            {disabled ? "Enable" : "Disable"}
          </Button>
        </DangerRow>
        <DangerRow text={`Revoking ends the ${short} for good. To change it without an outage, rotate it.`}>
          <Button variant="dangerOutline" onClick={onRevoke}>
            <Trash2 aria-hidden="true" />
            Revoke {noun}
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
  const settings =
    kind.reach === "whole"
      ? "Its rights follow your role."
      : `The scopes of a ${kind.short} cannot grow: make a new one for more.`;
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
              Rotate
            </Button>
          )
        }
      />
      <Overview kind={kind} held={held} />
      <UsageSection source={{ credentialId: held.id }} />
      <Section id="settings" title="Settings" description={settings}>
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
      back={{ href: kind.path, label: `Your ${kind.plural}` }}
    />
  );
}
