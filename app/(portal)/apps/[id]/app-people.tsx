"use client";

import type { App, AppConnection } from "@/lib/contracts/apps";
import { useAppConnections } from "@/lib/hooks/use-apps";
import { Avatar } from "@/lib/ui/avatar";
import { Button } from "@/lib/ui/button";
import { ErrorState } from "@/lib/ui/error-state";
import { RelativeTime } from "@/lib/ui/relative-time";
import { ScopeChips } from "@/lib/ui/scope-chips";
import { SkeletonRows } from "@/lib/ui/skeleton";
import { appsWords } from "@/words/apps";
import { commonWords } from "@/words/common";

const words = appsWords.people;

function Person({ connection: { person, scopes, createdAt, lastUsedAt } }: { connection: AppConnection }) {
  const name = person.name ?? person.email ?? words.somebody;
  return (
    <li className="flex gap-3 p-4">
      <Avatar name={person.name ?? person.email ?? "?"} />
      <div className="grid min-w-0 flex-1 gap-1">
        <div className="flex flex-wrap items-baseline gap-x-2">
          <span className="font-medium [overflow-wrap:anywhere]">{name}</span>
          {person.name && person.email && (
            <span className="text-muted text-sm [overflow-wrap:anywhere]">{person.email}</span>
          )}
        </div>
        <code className="break-all font-mono text-muted text-xs">{person.id}</code>
        <ScopeChips scopes={scopes} />
        <p className="text-muted text-sm">
          {words.facts(<RelativeTime at={createdAt} />, lastUsedAt && <RelativeTime at={lastUsedAt} />)}
        </p>
      </div>
    </li>
  );
}

/** Who has connected an app, as far as each of them let the app know them. */
export function AppPeople({ app }: { app: App }) {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useAppConnections(app.id);
  if (error && !data) return <ErrorState title={words.notFetched} error={error} retry={refetch} />;
  if (!data) return <SkeletonRows rows={2} />;
  const connections = data.pages.flatMap((page) => page.data);
  if (connections.length === 0) {
    return <p className="text-muted">{words.empty}</p>;
  }
  return (
    <>
      <ul className="divide-y divide-hairline rounded-lg border border-hairline bg-surface">
        {connections.map((connection) => (
          <Person key={connection.id} connection={connection} />
        ))}
      </ul>
      {hasNextPage && (
        <Button
          variant="secondary"
          className="justify-self-start"
          pending={isFetchingNextPage}
          onClick={() => fetchNextPage()}
        >
          {commonWords.showMore}
        </Button>
      )}
    </>
  );
}
