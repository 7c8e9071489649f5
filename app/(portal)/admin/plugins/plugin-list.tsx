"use client";

import { RefreshCw } from "lucide-react";
import { toast } from "sonner";
import { listPlugins, type Plugin, rescanPlugins } from "@/lib/contracts/plugins";
import { useAdmin, useAdminChange } from "@/lib/hooks/use-admin";
import { Button } from "@/lib/ui/button";
import { EmptyState } from "@/lib/ui/empty-state";
import { errorText } from "@/lib/ui/error-state";
import { PageHeader } from "@/lib/ui/page-header";
import { RelativeTime } from "@/lib/ui/relative-time";
import { ScopeChips } from "@/lib/ui/scope-chips";
import { Fetched } from "../_parts/fetched";
import { type Column, ListTable } from "../_parts/list-table";
import { PluginBadge } from "./plugin-badge";

const REFRESH_MS = 3000;

const COLUMNS: readonly Column<Plugin>[] = [
  { title: "Status", cell: ({ state }) => <PluginBadge state={state} />, from: "md" },
  {
    title: "Scopes",
    cell: ({ scopes, approvedScopes, enabledAt }) => <ScopeChips scopes={enabledAt ? approvedScopes : scopes} />,
    from: "lg",
  },
  {
    title: "Last run",
    cell: ({ lastRun }) => (lastRun?.startedAt ? <RelativeTime at={lastRun.startedAt} /> : "Never"),
    from: "md",
  },
];

const PICTURE = `npm run plugin:new my-plugin
plugins/my-plugin/plugin.json`;

/** Programs that the server runs with credentials of their own. */
export function PluginList() {
  const plugins = useAdmin(listPlugins, {}, { refetchInterval: REFRESH_MS });
  const rescan = useAdminChange(rescanPlugins);
  const look = (
    <Button
      variant="secondary"
      pending={rescan.isPending}
      onClick={() =>
        rescan.mutate(
          {},
          {
            onSuccess: ({ meta }) => toast.success(`Found ${meta.total} ${meta.total === 1 ? "plugin" : "plugins"}`),
            onError: (error) => toast.error("The folder was not looked through", { description: errorText(error) }),
          },
        )
      }
    >
      <RefreshCw aria-hidden="true" />
      Look again
    </Button>
  );
  return (
    <>
      <PageHeader
        title="Plugins"
        description="Programs in the plugin folder that run with credentials of their own, which they get by themselves."
        actions={look}
      />
      <Fetched query={plugins} what="The plugins">
        {({ data }) =>
          data.length > 0 ? (
            <ListTable
              rows={data}
              keyOf={({ id }) => id}
              title="Name"
              nameOf={({ id, name, version, description, problem }) => ({
                text: name ?? id,
                href: `/admin/plugins/${encodeURIComponent(id)}`,
                note: problem ?? description,
                mark: version ? `${id} ${version}` : id,
              })}
              columns={COLUMNS}
              none=""
            />
          ) : (
            <EmptyState title="No plugin yet" picture={PICTURE} action={look}>
              A plugin is a folder with a program in it. Once you enable it, it gets its own client and, for each run,
              its own secret: its author writes no configuration.
            </EmptyState>
          )
        }
      </Fetched>
    </>
  );
}
