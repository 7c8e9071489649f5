"use client";

import { Trash2 } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { ApiKey } from "@/lib/contracts/api-keys";
import { useApiKey } from "@/lib/hooks/use-api-keys";
import { Button } from "@/lib/ui/button";
import { Facts, Section } from "@/lib/ui/card";
import { CodeBlock } from "@/lib/ui/code-block";
import { Copyable } from "@/lib/ui/copy-button";
import { PageHeader } from "@/lib/ui/page-header";
import { RelativeTime } from "@/lib/ui/relative-time";
import { curlWithApiKey } from "@/lib/ui/samples";
import { ScopeChips } from "@/lib/ui/scope-chips";
import { useSite } from "@/lib/ui/site-context";
import { useTitle } from "@/lib/ui/use-title";
import { DetailError, DetailSkeleton } from "../../_shell/detail-states";
import { ApiKeyState } from "../api-key-state";
import { RevokeApiKeyDialog } from "../revoke-api-key-dialog";

function Detail({ apiKey }: { apiKey: ApiKey }) {
  const router = useRouter();
  const { baseUrl } = useSite();
  const [revoking, setRevoking] = useState(false);
  useTitle(apiKey.name);
  const { id, name, prefix, scopes, allowedIps, expiresAt, lastUsedAt, lastUsedAddress, createdAt } = apiKey;
  return (
    <>
      <PageHeader
        back={<Link href="/api-keys">API keys</Link>}
        title={name}
        status={<ApiKeyState apiKey={apiKey} />}
        description={<code className="font-mono text-sm">{prefix}…</code>}
      />
      <Section id="overview" title="Overview">
        <Facts
          facts={[
            { name: "Id", value: <Copyable text={id} what="id" /> },
            { name: "Created", value: <RelativeTime at={createdAt} /> },
            { name: "Expires", value: expiresAt ? <RelativeTime at={expiresAt} /> : "Never" },
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
          ]}
        />
        <CodeBlock
          title="A call with it"
          code={curlWithApiKey(baseUrl, "$GATEHOUSE_API_KEY")}
          language="shell"
          what="command"
        />
      </Section>
      <Section id="security" title="Security" description="What it may do, and from where.">
        <Facts
          facts={[
            { name: "Scopes", value: <ScopeChips all scopes={scopes} /> },
            {
              name: "Allowed addresses",
              value: allowedIps ? <code className="font-mono text-sm">{allowedIps.join(", ")}</code> : "Everywhere",
            },
          ]}
        />
      </Section>
      <Section id="danger" title="Revoke" description="Takes effect at the next call, for good.">
        <div>
          <Button variant="dangerOutline" onClick={() => setRevoking(true)}>
            <Trash2 aria-hidden="true" />
            Revoke API key
          </Button>
        </div>
      </Section>
      {revoking && (
        <RevokeApiKeyDialog
          apiKey={apiKey}
          onClose={() => setRevoking(false)}
          onRevoked={() => router.push("/api-keys")}
        />
      )}
    </>
  );
}

export function ApiKeyDetail({ id }: { id: string }) {
  const { data, error, refetch } = useApiKey(id);
  if (data) return <Detail apiKey={data} />;
  if (!error) return <DetailSkeleton />;
  return (
    <DetailError error={error} retry={refetch} what="API key" back={{ href: "/api-keys", label: "Your API keys" }} />
  );
}
