"use client";

import { type App, type AppConnection, listAppConnections } from "@/lib/contracts/apps";
import { nextPage, usePages } from "@/lib/hooks/use-call";
import { Avatar } from "@/lib/ui/avatar";
import { RelativeTime } from "@/lib/ui/relative-time";
import { ScopeChips } from "@/lib/ui/scope-chips";
import { SkeletonRows } from "@/lib/ui/skeleton";
import { appsWords } from "@/words/apps";
import { Fetched } from "../../_parts/fetched";
import { ShowMore } from "../../_parts/show-more";

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
  const connections = usePages(
    listAppConnections,
    (next: { after: string } | null) => ({ params: { id: app.id }, query: { limit: 50, ...next } }),
    nextPage,
  );
  return (
    <Fetched query={connections} notFetched={words.notFetched} skeleton={<SkeletonRows rows={2} />}>
      {({ pages }) =>
        pages[0]?.meta.total === 0 ? (
          <p className="text-muted">{words.empty}</p>
        ) : (
          <>
            <ul className="divide-y divide-hairline rounded-lg border border-hairline bg-surface">
              {pages.flatMap(({ data }) =>
                data.map((connection) => <Person key={connection.id} connection={connection} />),
              )}
            </ul>
            <ShowMore pages={connections} />
          </>
        )
      }
    </Fetched>
  );
}
