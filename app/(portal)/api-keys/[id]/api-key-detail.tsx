"use client";

import { RotateCw, Trash2 } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import type { ApiKey } from "@/lib/contracts/api-keys";
import { useApiKey, useUpdateApiKey } from "@/lib/hooks/use-api-keys";
import { Button } from "@/lib/ui/button";
import { Facts, Section } from "@/lib/ui/card";
import { CodeBlock } from "@/lib/ui/code-block";
import { Copyable } from "@/lib/ui/copy-button";
import { errorText } from "@/lib/ui/error-state";
import { PageHeader } from "@/lib/ui/page-header";
import { RelativeTime, useNow } from "@/lib/ui/relative-time";
import { curlWithApiKey } from "@/lib/ui/samples";
import { ScopeChips } from "@/lib/ui/scope-chips";
import { useSite } from "@/lib/ui/site-context";
import { formatDay, formatRelative } from "@/lib/ui/time";
import { useTitle } from "@/lib/ui/use-title";
import { DetailError, DetailSkeleton, isGone } from "../../_shell/detail-states";
import { ApiKeyState } from "../_parts/api-key-state";
import { RevokeApiKeyDialog } from "../_parts/revoke-api-key-dialog";
import { ApiKeySettings } from "./api-key-settings";
import { RotateApiKeyDialog } from "./rotate-api-key-dialog";

function Expiry({ at }: { at: string }) {
  const day = formatDay(new Date(at));
  const now = useNow();
  const soon = formatRelative(new Date(at), now);
  return <time dateTime={at}>{soon === day ? day : `${day}, ${soon}`}</time>;
}

function Overview({ apiKey }: { apiKey: ApiKey }) {
  const { baseUrl } = useSite();
  const { id, scopes, expiresAt, lastUsedAt, lastUsedAddress, createdAt, replaces } = apiKey;
  const facts = [
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
  const old = replaces && {
    name: "Replaces",
    value: (
      <Link href={`/api-keys/${replaces}`} className="rounded-sm text-accent underline underline-offset-4">
        The old key, which still works
      </Link>
    ),
  };
  return (
    <Section id="overview" title="Overview" description="The facts, and a call to begin with.">
      <Facts facts={old ? [...facts, old] : facts} />
      <CodeBlock
        title="A call with it"
        code={curlWithApiKey(baseUrl, "$GATEHOUSE_API_KEY")}
        language="shell"
        what="command"
      />
    </Section>
  );
}

function Danger({ apiKey, onRevoke }: { apiKey: ApiKey; onRevoke: () => void }) {
  const update = useUpdateApiKey(apiKey.id);
  const disabled = apiKey.status === "disabled";
  const toggle = () =>
    update.mutate(
      { disabled: !disabled },
      {
        onSuccess: () => toast.success(disabled ? "The key works again" : "The key is disabled"),
        onError: (error) => toast.error("The key was not changed", { description: errorText(error) }),
      },
    );
  return (
    <Section id="danger" title="Danger" description="Both take effect at the next call.">
      <div className="divide-y divide-hairline rounded-lg border border-hairline bg-surface">
        <div className="flex items-center justify-between gap-x-6 gap-y-3 p-4 max-sm:flex-col max-sm:items-start">
          <p className="max-w-[52ch]">
            {disabled
              ? "The key is refused at the moment. Enabling makes it work again."
              : "Disabling refuses the key until you enable it again."}
          </p>
          <Button variant="secondary" pending={update.isPending} onClick={toggle}>
            {disabled ? "Enable" : "Disable"}
          </Button>
        </div>
        <div className="flex items-center justify-between gap-x-6 gap-y-3 p-4 max-sm:flex-col max-sm:items-start">
          <p className="max-w-[52ch]">Revoking ends the key for good. To change it without an outage, rotate it.</p>
          <Button variant="dangerOutline" onClick={onRevoke}>
            <Trash2 aria-hidden="true" />
            Revoke API key
          </Button>
        </div>
      </div>
    </Section>
  );
}

function Detail({ apiKey }: { apiKey: ApiKey }) {
  const router = useRouter();
  const [open, setOpen] = useState<"revoke" | "rotate" | null>(null);
  useTitle(apiKey.name);
  return (
    <>
      <PageHeader
        back={<Link href="/api-keys">API keys</Link>}
        title={apiKey.name}
        status={<ApiKeyState apiKey={apiKey} />}
        description={<code className="font-mono text-sm">{apiKey.prefix}…</code>}
        actions={
          apiKey.status === "active" && (
            <Button variant="secondary" onClick={() => setOpen("rotate")}>
              <RotateCw aria-hidden="true" />
              Rotate
            </Button>
          )
        }
      />
      <Overview apiKey={apiKey} />
      <Section id="settings" title="Settings" description="The scopes of a key cannot grow: make a new key for more.">
        <ApiKeySettings apiKey={apiKey} />
      </Section>
      <Danger apiKey={apiKey} onRevoke={() => setOpen("revoke")} />
      {open === "rotate" && <RotateApiKeyDialog apiKey={apiKey} onClose={() => setOpen(null)} />}
      {open === "revoke" && (
        <RevokeApiKeyDialog apiKey={apiKey} onClose={() => setOpen(null)} onRevoked={() => router.push("/api-keys")} />
      )}
    </>
  );
}

export function ApiKeyDetail({ id }: { id: string }) {
  const { data, error, refetch } = useApiKey(id);
  if (data && !isGone(error)) return <Detail key={id} apiKey={data} />;
  if (!error) return <DetailSkeleton />;
  return (
    <DetailError error={error} retry={refetch} what="API key" back={{ href: "/api-keys", label: "Your API keys" }} />
  );
}
