"use client";

import { Unplug } from "lucide-react";
import { useState } from "react";
import { type Grant, listGrants } from "@/lib/contracts/grants";
import { useCall } from "@/lib/hooks/use-call";
import { useScopes } from "@/lib/hooks/use-scopes";
import { AppLogo } from "@/lib/ui/app-logo";
import { Button } from "@/lib/ui/button";
import { EmptyState } from "@/lib/ui/empty-state";
import { Link } from "@/lib/ui/link";
import { PageHeader } from "@/lib/ui/page-header";
import { RelativeTime } from "@/lib/ui/relative-time";
import { ScopeIcon } from "@/lib/ui/scope-icon";
import { SkeletonRows } from "@/lib/ui/skeleton";
import { connectionsWords } from "@/words/connections";
import { Fetched } from "../_parts/fetched";
import { DisconnectDialog } from "./disconnect-dialog";

const words = connectionsWords.list;

interface ConnectionProps {
  grant: Grant;
  /** A scope in plain words. */
  meaning: (scope: string) => string;
  onDisconnect: () => void;
}

function Connection({ grant: { app, scopes, createdAt, lastUsedAt }, meaning, onDisconnect }: ConnectionProps) {
  return (
    <li className="grid gap-4 p-4 sm:p-5">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="flex min-w-0 gap-3">
          <AppLogo name={app.name} logoUrl={app.logoUrl} className="size-10 text-base" />
          <div className="min-w-0">
            <h2 className="font-medium [overflow-wrap:anywhere]">{app.name}</h2>
            <p className="text-muted text-sm">
              {words.facts(app.owner, <RelativeTime at={createdAt} />, lastUsedAt && <RelativeTime at={lastUsedAt} />)}
            </p>
          </div>
        </div>
        <Button variant="dangerOutline" size="sm" aria-label={words.disconnect(app.name)} onClick={onDisconnect}>
          <Unplug aria-hidden="true" />
          {words.disconnectText}
        </Button>
      </div>
      <ul aria-label={words.whatMayDo(app.name)} className="grid gap-x-6 gap-y-1.5 text-sm sm:grid-cols-2 sm:pl-[52px]">
        {scopes.map((scope) => (
          <li key={scope} className="flex items-start gap-2 [overflow-wrap:anywhere]" title={scope}>
            <ScopeIcon scope={scope} className="mt-0.5 size-4 shrink-0 text-muted" />
            {meaning(scope)}
          </li>
        ))}
      </ul>
    </li>
  );
}

/** The apps that may act for this person. */
export function ConnectionList() {
  const grants = useCall(listGrants, {});
  const scopes = useScopes().data?.data ?? [];
  const [leaving, setLeaving] = useState<Grant | null>(null);
  const meaning = (scope: string) => scopes.find(({ name }) => name === scope)?.description ?? scope;
  const create = (
    <Button asChild variant="secondary">
      <Link href="/apps/new">{words.createAppOwn}</Link>
    </Button>
  );
  return (
    <>
      <PageHeader title={words.title} description={words.description} />
      <Fetched query={grants} notFetched={words.notFetched} skeleton={<SkeletonRows rows={2} />}>
        {({ data }) =>
          data.length > 0 ? (
            <ul className="divide-y divide-hairline rounded-lg border border-hairline bg-surface">
              {data.map((grant) => (
                <Connection key={grant.id} grant={grant} meaning={meaning} onDisconnect={() => setLeaving(grant)} />
              ))}
            </ul>
          ) : (
            <EmptyState title={words.emptyTitle} picture={words.emptyPicture} action={create}>
              {words.emptyText}
            </EmptyState>
          )
        }
      </Fetched>
      {leaving && <DisconnectDialog grant={leaving} onClose={() => setLeaving(null)} />}
    </>
  );
}
