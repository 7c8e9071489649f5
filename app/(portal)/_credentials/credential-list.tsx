"use client";

import { Copy, RotateCw, Trash2 } from "lucide-react";
import { useState } from "react";
import { capital } from "@/lib/contracts/capital";
import type { CredentialKind } from "@/lib/credentials/kinds/credential-kinds";
import type { Credential } from "@/lib/hooks/credentials/credential-api";
import { useCall } from "@/lib/hooks/use-call";
import { MenuItem, MenuSeparator } from "@/lib/ui/menu";
import { RelativeTime, useNow } from "@/lib/ui/relative-time";
import { ScopeChips } from "@/lib/ui/scope-chips";
import { commonWords } from "@/words/common";
import { credentialWords } from "@/words/credentials";
import { ListPage } from "../_parts/list-page";
import type { Column } from "../_parts/list-table";
import { RowMenu } from "../_parts/row-menu";
import { SearchedTable } from "../_parts/searched-table";
import { SelectFilter } from "../_shell/filters";
import { LastUsed } from "../_shell/last-used";
import { NewLink } from "../_shell/new-link";
import { useAddressValue } from "../_shell/use-filter";
import { usageColumn } from "../_usage/usage-line";
import { type CredentialPageKind, getMark } from "./credential-page-kind";
import { credentialPageKind } from "./credential-page-kinds";
import { CredentialState } from "./credential-state";
import { isHeldIn, STATUS_CHOICES } from "./credential-status-filter";
import { RevokeCredentialDialog } from "./revoke-credential-dialog";
import { RotateCredentialDialog } from "./rotate-credential-dialog";

const words = credentialWords.list;

const COLUMNS: readonly Column<Credential>[] = [
  { title: commonWords.status, cell: (credential) => <CredentialState credential={credential} />, from: "md" },
  { title: commonWords.scopes, cell: ({ scopes }) => <ScopeChips scopes={scopes} />, from: "md" },
  usageColumn,
  { title: commonWords.lastUsed, cell: ({ lastUsedAt }) => <LastUsed at={lastUsedAt} />, from: "md" },
  {
    title: commonWords.expires,
    cell: ({ expiresAt }) =>
      expiresAt ? <RelativeTime at={expiresAt} /> : <span className="text-muted">{commonWords.never}</span>,
    from: "xl",
    below: "nowhere",
  },
];

type Action = "rotate" | "revoke";

function Actions({ credential, onAction }: { credential: Credential; onAction: (action: Action) => void }) {
  return (
    <RowMenu name={credential.name}>
      <MenuItem onSelect={() => navigator.clipboard.writeText(credential.id)}>
        <Copy aria-hidden="true" />
        {commonWords.copyId}
      </MenuItem>
      {credential.status === "active" && (
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
    </RowMenu>
  );
}

function Rows({ kind, all }: { kind: CredentialPageKind; all: readonly Credential[] }) {
  const now = useNow();
  const [status, setStatus] = useAddressValue("status");
  const [acting, setActing] = useState<{ action: Action; credential: Credential } | null>(null);
  const close = () => setActing(null);
  return (
    <>
      <SearchedTable
        rows={all}
        rowKey={({ id }) => id}
        searchLabel={words.search(kind.plural)}
        texts={(credential) => [credential.name, credential.id, getMark(credential)]}
        filters={{
          fields: (
            <SelectFilter label={commonWords.status} value={status} onChange={setStatus} choices={STATUS_CHOICES} />
          ),
          active: status !== "",
          isShown: (credential) => isHeldIn(credential, status, now),
        }}
        title={commonWords.name}
        rowName={(credential) => ({
          text: credential.name,
          href: `${kind.path}/${credential.id}`,
          mark: getMark(credential),
        })}
        columns={COLUMNS}
        actions={(credential) => (
          <Actions credential={credential} onAction={(action) => setActing({ action, credential })} />
        )}
        none={() => words.nothingFits(kind.short)}
      />
      {acting?.action === "revoke" && (
        <RevokeCredentialDialog kind={kind} credential={acting.credential} onClose={close} />
      )}
      {acting?.action === "rotate" && (
        <RotateCredentialDialog kind={kind} credential={acting.credential} onClose={close} />
      )}
    </>
  );
}

/** The list of one kind of credential. */
export function CredentialList({ kind: name }: { kind: CredentialKind }) {
  const kind = credentialPageKind(name);
  const credentials = useCall(kind.api.calls.list, {});
  return (
    <ListPage
      words={{
        title: capital(kind.plural),
        description: kind.words.about,
        notFetched: words.notFetched(kind.plural),
        emptyTitle: words.emptyTitle(kind.noun),
        emptyText: kind.words.empty,
      }}
      query={credentials}
      create={<NewLink href={`${kind.path}/new`}>{words.create(kind.noun)}</NewLink>}
      picture={kind.picture}
    >
      {(all) => <Rows kind={kind} all={all} />}
    </ListPage>
  );
}
