"use client";

import { RotateCw, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import { capital } from "@/lib/contracts/capital";
import type { CredentialKind } from "@/lib/credentials/kinds/credential-kinds";
import type { Credential } from "@/lib/hooks/credentials/credential-api";
import { useCall, useChange } from "@/lib/hooks/use-call";
import { Button } from "@/lib/ui/button";
import { Facts, Section } from "@/lib/ui/card";
import { CodeBlock } from "@/lib/ui/code-block";
import { Copyable } from "@/lib/ui/copy-button";
import { DangerRow, DangerRows } from "@/lib/ui/danger-rows";
import { errorText } from "@/lib/ui/error-state";
import { Link } from "@/lib/ui/link";
import { PageHeader } from "@/lib/ui/page-header";
import { RelativeTime, useNow } from "@/lib/ui/relative-time";
import { ScopeChips } from "@/lib/ui/scope-chips";
import { useSite } from "@/lib/ui/site-context";
import { useTimes } from "@/lib/ui/use-times";
import { useTitle } from "@/lib/ui/use-title";
import { commonWords } from "@/words/common";
import { credentialWords } from "@/words/credentials";
import { FetchedDetail } from "../_parts/fetched-detail";
import { UsageSection } from "../_usage/usage-section";
import { type CredentialPageKind, getMark } from "./credential-page-kind";
import { credentialPageKind } from "./credential-page-kinds";
import { CredentialSettings } from "./credential-settings";
import { CredentialState } from "./credential-state";
import { RevokeCredentialDialog } from "./revoke-credential-dialog";
import { RotateCredentialDialog } from "./rotate-credential-dialog";
import { RotationNotice } from "./rotation-notice";

const words = credentialWords.detail;

const SETTINGS = { fixed: words.fixedScopes, changeable: words.changeableScopes } as const;

function Expiry({ at }: { at: string }) {
  const { formatDay, formatRelative } = useTimes();
  const day = formatDay(new Date(at));
  const now = useNow();
  const soon = formatRelative(new Date(at), now);
  return (
    <time dateTime={at} suppressHydrationWarning>
      {soon === day ? day : `${day}, ${soon}`}
    </time>
  );
}

function Overview({ kind, credential }: { kind: CredentialPageKind; credential: Credential }) {
  const { baseUrl } = useSite();
  const { id, username, scopes, expiresAt, lastUsedAt, lastUsedAddress, createdAt } = credential;
  const sample = kind.sample(credential, baseUrl);
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
      <RotationNotice kind={kind} credential={credential} />
      <Facts facts={facts} />
      <CodeBlock {...sample} title={kind.words.sample} what={commonWords.command} />
    </Section>
  );
}

function Danger({
  kind,
  credential,
  onRevoke,
}: {
  kind: CredentialPageKind;
  credential: Credential;
  onRevoke: () => void;
}) {
  const { api, noun, short } = kind;
  const update = useChange(api.calls.update);
  const disabled = credential.status === "disabled";
  const toggle = () =>
    update.mutate(
      { params: { id: credential.id }, body: { disabled: !disabled } },
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

function Detail({ kind, credential, address }: { kind: CredentialPageKind; credential: Credential; address: string }) {
  const router = useRouter();
  const [open, setOpen] = useState<"revoke" | "rotate" | null>(null);
  useTitle(credential.name);
  const settings = SETTINGS[kind.scopesLater](kind.short);
  return (
    <>
      <PageHeader
        back={<Link href={kind.path}>{capital(kind.plural)}</Link>}
        title={credential.name}
        status={<CredentialState credential={credential} />}
        description={<code className="break-all font-mono text-sm">{getMark(credential)}</code>}
        actions={
          credential.status === "active" && (
            <Button variant="secondary" onClick={() => setOpen("rotate")}>
              <RotateCw aria-hidden="true" />
              {commonWords.rotate}
            </Button>
          )
        }
      />
      <Overview kind={kind} credential={credential} />
      <UsageSection source={{ credentialId: credential.id }} />
      <Section id="settings" title={commonWords.settings} description={settings}>
        <CredentialSettings kind={kind} credential={credential} address={address} />
      </Section>
      <Danger kind={kind} credential={credential} onRevoke={() => setOpen("revoke")} />
      {open === "rotate" && (
        <RotateCredentialDialog kind={kind} credential={credential} onClose={() => setOpen(null)} />
      )}
      {open === "revoke" && (
        <RevokeCredentialDialog
          kind={kind}
          credential={credential}
          onClose={() => setOpen(null)}
          onRevoked={() => router.push(kind.path)}
        />
      )}
    </>
  );
}

/** The page of one credential. `address` is the one that the reader is seen as. */
export function CredentialDetail({ kind: name, id, address }: { kind: CredentialKind; id: string; address: string }) {
  const kind = credentialPageKind(name);
  return (
    <FetchedDetail
      query={useCall(kind.api.calls.get, { params: { id } })}
      what={kind.noun}
      back={{ href: kind.path, label: words.yours(kind.plural) }}
    >
      {(credential) => <Detail key={id} kind={kind} credential={credential} address={address} />}
    </FetchedDetail>
  );
}
