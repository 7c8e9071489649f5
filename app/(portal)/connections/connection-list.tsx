"use client";

import { Unplug } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import type { Grant } from "@/lib/contracts/grants";
import { useGrants } from "@/lib/hooks/use-grants";
import { useScopes } from "@/lib/hooks/use-scopes";
import { AppLogo } from "@/lib/ui/app-logo";
import { Button } from "@/lib/ui/button";
import { EmptyState } from "@/lib/ui/empty-state";
import { ErrorState } from "@/lib/ui/error-state";
import { PageHeader } from "@/lib/ui/page-header";
import { RelativeTime } from "@/lib/ui/relative-time";
import { ScopeIcon } from "@/lib/ui/scope-icon";
import { SkeletonRows } from "@/lib/ui/skeleton";
import { DisconnectDialog } from "./disconnect-dialog";

const PICTURE = `Acme Sync      read, profile
               last used 2 min ago`;

interface ConnectionProps {
  grant: Grant;
  /** A scope in plain words. */
  words: (scope: string) => string;
  onDisconnect: () => void;
}

function Connection({ grant: { app, scopes, createdAt, lastUsedAt }, words, onDisconnect }: ConnectionProps) {
  return (
    <li className="grid gap-4 p-4 sm:p-5">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="flex min-w-0 gap-3">
          <AppLogo name={app.name} logoUrl={app.logoUrl} className="size-10 text-base" />
          <div className="min-w-0">
            <h2 className="font-medium [overflow-wrap:anywhere]">{app.name}</h2>
            <p className="text-muted text-sm">
              {app.owner && `Run by ${app.owner}. `}
              Connected <RelativeTime at={createdAt} />,{" "}
              {lastUsedAt ? (
                <>
                  last used <RelativeTime at={lastUsedAt} />
                </>
              ) : (
                "not used yet"
              )}
              .
            </p>
          </div>
        </div>
        <Button variant="dangerOutline" size="sm" aria-label={`Disconnect ${app.name}`} onClick={onDisconnect}>
          <Unplug aria-hidden="true" />
          Disconnect
        </Button>
      </div>
      <ul aria-label={`What ${app.name} may do`} className="grid gap-x-6 gap-y-1.5 text-sm sm:grid-cols-2 sm:pl-[52px]">
        {scopes.map((scope) => (
          <li key={scope} className="flex items-start gap-2 [overflow-wrap:anywhere]" title={scope}>
            <ScopeIcon scope={scope} className="mt-0.5 size-4 shrink-0 text-muted" />
            {words(scope)}
          </li>
        ))}
      </ul>
    </li>
  );
}

/** The apps that may act for this person. */
export function ConnectionList() {
  const { data, error, refetch } = useGrants();
  const scopes = useScopes().data?.data ?? [];
  const [leaving, setLeaving] = useState<Grant | null>(null);
  const words = (scope: string) => scopes.find(({ name }) => name === scope)?.description ?? scope;
  return (
    <>
      <PageHeader
        title="Connections"
        description="Apps that you allowed to use your account. Disconnect any of them here."
      />
      {error && !data && <ErrorState title="Your connections could not be fetched" error={error} retry={refetch} />}
      {!error && !data && <SkeletonRows rows={2} />}
      {data && data.data.length > 0 && (
        <ul className="divide-y divide-hairline rounded-lg border border-hairline bg-surface">
          {data.data.map((grant) => (
            <Connection key={grant.id} grant={grant} words={words} onDisconnect={() => setLeaving(grant)} />
          ))}
        </ul>
      )}
      {data && data.data.length === 0 && (
        <EmptyState
          title="No app is connected"
          picture={PICTURE}
          action={
            <Button asChild variant="secondary">
              <Link href="/apps/new">Create an app of your own</Link>
            </Button>
          }
        >
          When an app asks for access to your account and you allow it, it stands here with what it may do, until you
          disconnect it.
        </EmptyState>
      )}
      {leaving && <DisconnectDialog grant={leaving} onClose={() => setLeaving(null)} />}
    </>
  );
}
