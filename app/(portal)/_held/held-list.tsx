"use client";

import { Copy, Ellipsis, RotateCw, Trash2 } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import type { Held } from "@/lib/hooks/held/held-api";
import { useHeldList } from "@/lib/hooks/held/use-held";
import { useUsageLines } from "@/lib/hooks/use-usage";
import { Button } from "@/lib/ui/button";
import { EmptyState } from "@/lib/ui/empty-state";
import { ErrorState } from "@/lib/ui/error-state";
import { Menu, MenuItem, MenuSeparator } from "@/lib/ui/menu";
import { PageHeader } from "@/lib/ui/page-header";
import { RelativeTime, useNow } from "@/lib/ui/relative-time";
import { ScopeChips } from "@/lib/ui/scope-chips";
import { SkeletonRows } from "@/lib/ui/skeleton";
import { Table, Td, Th, Tr } from "@/lib/ui/table";
import { commonWords } from "@/words/common";
import { heldWords } from "@/words/held";
import { FILTER_FROM, Filters, SearchFilter, SelectFilter } from "../_shell/filters";
import { LastUsed } from "../_shell/last-used";
import { NewLink } from "../_shell/new-link";
import { matches, useAddressValue, useFilter } from "../_shell/use-filter";
import { UsageLineCell, UsageLineHead } from "../_usage/usage-line";
import { capital, type HeldKind } from "./held-kind";
import { HELD_KINDS, type HeldKindName } from "./held-kinds";
import { HeldState } from "./held-state";
import { isHeldIn, STATUS_CHOICES } from "./held-status-filter";
import { RevokeHeldDialog } from "./revoke-held-dialog";
import { RotateHeldDialog } from "./rotate-held-dialog";

const words = heldWords.list;

type Action = "rotate" | "revoke";

function Actions({ held, onAction }: { held: Held; onAction: (action: Action) => void }) {
  return (
    <Menu
      trigger={
        <Button variant="ghost" size="iconSm" aria-label={words.actionsFor(held.name)}>
          <Ellipsis aria-hidden="true" />
        </Button>
      }
    >
      <MenuItem onSelect={() => navigator.clipboard.writeText(held.id)}>
        <Copy aria-hidden="true" />
        {commonWords.copyId}
      </MenuItem>
      {held.status === "active" && (
        <MenuItem onSelect={() => onAction("rotate")}>
          <RotateCw aria-hidden="true" />
          {commonWords.rotate}
        </MenuItem>
      )}
      <MenuSeparator />
      <MenuItem danger onSelect={() => onAction("revoke")}>
        <Trash2 aria-hidden="true" />
        {commonWords.revoke}
      </MenuItem>
    </Menu>
  );
}

interface RowProps {
  kind: HeldKind;
  held: Held;
  lines: ReturnType<typeof useUsageLines>["data"];
  onAction: (action: Action) => void;
}

function Row({ kind, held, lines, onAction }: RowProps) {
  const { id, name, scopes = null, lastUsedAt, expiresAt } = held;
  return (
    <Tr className="relative">
      <Td>
        <Link
          href={`${kind.path}/${id}`}
          className="break-words rounded-sm font-medium after:absolute after:inset-0 hover:underline hover:underline-offset-4"
        >
          {name}
        </Link>
        <code className="block break-all font-mono text-muted text-xs">{kind.mark(held)}</code>
        <div className="mt-1.5 grid justify-items-start gap-1.5 text-muted text-sm md:hidden">
          <div className="sm:hidden">
            <HeldState held={held} />
          </div>
          {kind.reach !== "whole" && <ScopeChips scopes={scopes} />}
          <span>{words.lastUsed(<LastUsed at={lastUsedAt} />)}</span>
        </div>
      </Td>
      <Td className="max-sm:hidden">
        <HeldState held={held} />
      </Td>
      {kind.reach !== "whole" && (
        <Td className="max-md:hidden">
          <ScopeChips scopes={scopes} />
        </Td>
      )}
      <UsageLineCell id={id} lines={lines} />
      <Td className="tabular whitespace-nowrap max-md:hidden">
        <LastUsed at={lastUsedAt} />
      </Td>
      <Td className="tabular whitespace-nowrap max-xl:hidden">
        {expiresAt ? <RelativeTime at={expiresAt} /> : <span className="text-muted">{commonWords.never}</span>}
      </Td>
      <Td className="w-12 pr-3 pl-0 text-right">
        <div className="relative">
          <Actions held={held} onAction={onAction} />
        </div>
      </Td>
    </Tr>
  );
}

function Rows({ kind, all }: { kind: HeldKind; all: readonly Held[] }) {
  const now = useNow();
  const { data: lines } = useUsageLines();
  const [looked, setLooked] = useFilter();
  const [status, setStatus] = useAddressValue("status");
  const [acting, setActing] = useState<{ action: Action; held: Held } | null>(null);
  const shown = all.filter(
    (held) => matches(looked, held.name, held.id, kind.mark(held)) && isHeldIn(held, status, now),
  );
  return (
    <>
      {(all.length >= FILTER_FROM || looked || status) && (
        <Filters>
          <SearchFilter label={words.search(kind.plural)} value={looked} onChange={setLooked} />
          <SelectFilter label={commonWords.status} value={status} onChange={setStatus} choices={STATUS_CHOICES} />
        </Filters>
      )}
      <Table>
        <thead className="max-sm:sr-only">
          <tr>
            <Th>{commonWords.name}</Th>
            <Th className="max-sm:hidden">{commonWords.status}</Th>
            {kind.reach !== "whole" && <Th className="max-md:hidden">{commonWords.scopes}</Th>}
            <UsageLineHead />
            <Th className="max-md:hidden">{commonWords.lastUsed}</Th>
            <Th className="max-xl:hidden">{commonWords.expires}</Th>
            <Th>
              <span className="sr-only">{commonWords.actions}</span>
            </Th>
          </tr>
        </thead>
        <tbody>
          {shown.map((held) => (
            <Row
              key={held.id}
              kind={kind}
              held={held}
              lines={lines}
              onAction={(action) => setActing({ action, held })}
            />
          ))}
          {shown.length === 0 && (
            <tr>
              <Td colSpan={7} className="text-muted">
                {words.nothingFits(kind.short)}
              </Td>
            </tr>
          )}
        </tbody>
      </Table>
      {acting?.action === "revoke" && (
        <RevokeHeldDialog kind={kind} held={acting.held} onClose={() => setActing(null)} />
      )}
      {acting?.action === "rotate" && (
        <RotateHeldDialog kind={kind} held={acting.held} onClose={() => setActing(null)} />
      )}
    </>
  );
}

/** The list of one kind of credential. */
export function HeldList({ kind: name }: { kind: HeldKindName }) {
  const kind = HELD_KINDS[name];
  const { data, error, refetch } = useHeldList(kind.api);
  const create = <NewLink href={`${kind.path}/new`}>{words.create(kind.noun)}</NewLink>;
  return (
    <>
      <PageHeader
        title={capital(kind.plural)}
        description={kind.about}
        actions={data && data.data.length > 0 ? create : undefined}
      />
      {error && !data && <ErrorState title={words.notFetched(kind.plural)} error={error} retry={refetch} />}
      {!error && !data && <SkeletonRows />}
      {data && data.data.length > 0 && <Rows kind={kind} all={data.data} />}
      {data && data.data.length === 0 && (
        <EmptyState title={words.emptyTitle(kind.noun)} picture={kind.empty.picture} action={create}>
          {kind.empty.text}
        </EmptyState>
      )}
    </>
  );
}
