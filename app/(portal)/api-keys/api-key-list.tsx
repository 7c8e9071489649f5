"use client";

import { Copy, Ellipsis, Trash2 } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import type { ApiKey } from "@/lib/contracts/api-keys";
import { useApiKeys } from "@/lib/hooks/use-api-keys";
import { Button } from "@/lib/ui/button";
import { EmptyState } from "@/lib/ui/empty-state";
import { ErrorState } from "@/lib/ui/error-state";
import { Menu, MenuItem, MenuSeparator } from "@/lib/ui/menu";
import { PageHeader } from "@/lib/ui/page-header";
import { RelativeTime } from "@/lib/ui/relative-time";
import { ScopeChips } from "@/lib/ui/scope-chips";
import { SkeletonRows } from "@/lib/ui/skeleton";
import { Table, Td, Th, Tr } from "@/lib/ui/table";
import { FilterBox } from "../_shell/filter-box";
import { NewLink } from "../_shell/new-link";
import { matches, useFilter } from "../_shell/use-filter";
import { ApiKeyState } from "./_parts/api-key-state";
import { RevokeApiKeyDialog } from "./_parts/revoke-api-key-dialog";

const FILTER_FROM = 6;

const PICTURE = `curl …/api/query \\
  -H "X-API-Key: gth_key_…"`;

function LastUsed({ at }: { at: string | null }) {
  return at ? <RelativeTime at={at} /> : <span className="text-muted">Never</span>;
}

function Row({ apiKey, onRevoke }: { apiKey: ApiKey; onRevoke: () => void }) {
  const { id, name, prefix, scopes, lastUsedAt } = apiKey;
  return (
    <Tr className="relative">
      <Td>
        <Link
          href={`/api-keys/${id}`}
          className="break-words rounded-sm font-medium after:absolute after:inset-0 hover:underline hover:underline-offset-4"
        >
          {name}
        </Link>
        <code className="block font-mono text-muted text-xs">{prefix}…</code>
        <div className="mt-1.5 grid justify-items-start gap-1.5 text-muted text-sm md:hidden">
          <div className="sm:hidden">
            <ApiKeyState apiKey={apiKey} />
          </div>
          <ScopeChips scopes={scopes} />
          <span>
            Last used: <LastUsed at={lastUsedAt} />
          </span>
        </div>
      </Td>
      <Td className="max-sm:hidden">
        <ApiKeyState apiKey={apiKey} />
      </Td>
      <Td className="max-md:hidden">
        <ScopeChips scopes={scopes} />
      </Td>
      <Td className="tabular whitespace-nowrap max-md:hidden">
        <LastUsed at={lastUsedAt} />
      </Td>
      <Td className="w-12 pr-3 pl-0 text-right">
        <div className="relative">
          <Menu
            trigger={
              <Button variant="ghost" size="iconSm" aria-label={`Actions for ${name}`}>
                <Ellipsis aria-hidden="true" />
              </Button>
            }
          >
            <MenuItem onSelect={() => navigator.clipboard.writeText(id)}>
              <Copy aria-hidden="true" />
              Copy id
            </MenuItem>
            <MenuSeparator />
            <MenuItem danger onSelect={onRevoke}>
              <Trash2 aria-hidden="true" />
              Revoke
            </MenuItem>
          </Menu>
        </div>
      </Td>
    </Tr>
  );
}

function Keys({ keys }: { keys: readonly ApiKey[] }) {
  const [looked, setLooked] = useFilter();
  const [revoking, setRevoking] = useState<ApiKey | null>(null);
  const shown = keys.filter(({ name, prefix, id }) => matches(looked, name, prefix, id));
  return (
    <>
      {(keys.length >= FILTER_FROM || looked) && (
        <FilterBox label="Search API keys" value={looked} onChange={setLooked} />
      )}
      <Table>
        <thead className="max-sm:sr-only">
          <tr>
            <Th>Name</Th>
            <Th className="max-sm:hidden">Status</Th>
            <Th className="max-md:hidden">Scopes</Th>
            <Th className="max-md:hidden">Last used</Th>
            <Th>
              <span className="sr-only">Actions</span>
            </Th>
          </tr>
        </thead>
        <tbody>
          {shown.map((apiKey) => (
            <Row key={apiKey.id} apiKey={apiKey} onRevoke={() => setRevoking(apiKey)} />
          ))}
          {shown.length === 0 && (
            <tr>
              <Td colSpan={5} className="text-muted">
                No key matches “{looked}”.
              </Td>
            </tr>
          )}
        </tbody>
      </Table>
      {revoking && <RevokeApiKeyDialog apiKey={revoking} onClose={() => setRevoking(null)} />}
    </>
  );
}

export function ApiKeyList() {
  const { data, error, refetch } = useApiKeys();
  const create = <NewLink href="/api-keys/new">Create API key</NewLink>;
  return (
    <>
      <PageHeader
        title="API keys"
        description="For scripts and tools that work for you, with your own account."
        actions={data && data.data.length > 0 ? create : undefined}
      />
      {error && !data && <ErrorState title="Your API keys could not be fetched" error={error} retry={refetch} />}
      {!error && !data && <SkeletonRows />}
      {data && data.data.length > 0 && <Keys keys={data.data} />}
      {data && data.data.length === 0 && (
        <EmptyState title="No API key yet" picture={PICTURE} action={create}>
          A key goes into one header of each request. It can be narrowed to scopes and addresses, can expire, and can be
          revoked at any moment.
        </EmptyState>
      )}
    </>
  );
}
