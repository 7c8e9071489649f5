"use client";

import { RefreshCw } from "lucide-react";
import { toast } from "sonner";
import { listPlugins, type Plugin, rescanPlugins } from "@/lib/contracts/plugins";
import { useCall, useChange } from "@/lib/hooks/use-call";
import { Button } from "@/lib/ui/button";
import { EmptyState } from "@/lib/ui/empty-state";
import { errorText } from "@/lib/ui/error-state";
import { PageHeader } from "@/lib/ui/page-header";
import { RelativeTime } from "@/lib/ui/relative-time";
import { ScopeChips } from "@/lib/ui/scope-chips";
import { adminPluginsWords } from "@/words/admin-plugins";
import { commonWords } from "@/words/common";
import { Fetched } from "../../_parts/fetched";
import { type Column, ListTable } from "../../_parts/list-table";
import { PluginBadge } from "./plugin-badge";

const words = adminPluginsWords.list;

const REFRESH_MS = 3000;

const COLUMNS: readonly Column<Plugin>[] = [
  { title: commonWords.status, cell: ({ state }) => <PluginBadge state={state} />, from: "md" },
  {
    title: commonWords.scopes,
    cell: ({ scopes, approvedScopes, enabledAt }) => <ScopeChips scopes={enabledAt ? approvedScopes : scopes} />,
    from: "lg",
  },
  {
    title: words.lastRun,
    cell: ({ lastRun }) => (lastRun?.startedAt ? <RelativeTime at={lastRun.startedAt} /> : commonWords.never),
    from: "md",
  },
];

const PICTURE = `npm run plugin:new my-plugin
plugins/my-plugin/plugin.json`;

/** Programs that the server runs with credentials of their own. */
export function PluginList() {
  const plugins = useCall(listPlugins, {}, { every: REFRESH_MS });
  const rescan = useChange(rescanPlugins);
  const look = (
    <Button
      variant="secondary"
      pending={rescan.isPending}
      onClick={() =>
        rescan.mutate(
          {},
          {
            onSuccess: ({ meta }) => toast.success(words.found(meta.total)),
            onError: (error) => toast.error(words.notLooked, { description: errorText(error) }),
          },
        )
      }
    >
      <RefreshCw aria-hidden="true" />
      {words.lookAgain}
    </Button>
  );
  return (
    <>
      <PageHeader title={words.title} description={words.description} actions={look} />
      <Fetched query={plugins} notFetched={words.notFetched}>
        {({ data }) =>
          data.length > 0 ? (
            <ListTable
              rows={data}
              rowKey={({ id }) => id}
              title={commonWords.name}
              rowName={({ id, name, version, description, problem }) => ({
                text: name ?? id,
                href: `/admin/plugins/${encodeURIComponent(id)}`,
                note: problem ?? description,
                mark: version ? `${id} ${version}` : id,
              })}
              columns={COLUMNS}
              none=""
            />
          ) : (
            <EmptyState title={words.emptyTitle} picture={PICTURE} action={look}>
              {words.emptyText}
            </EmptyState>
          )
        }
      </Fetched>
    </>
  );
}
