"use client";

import { Play, Square } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { toast } from "sonner";
import { disablePlugin, getPlugin, type Plugin, runPlugin, stopPlugin } from "@/lib/contracts/plugins";
import { useAdmin, useAdminChange } from "@/lib/hooks/use-admin";
import { Button } from "@/lib/ui/button";
import { Facts, Section } from "@/lib/ui/card";
import { ConfirmDialog } from "@/lib/ui/confirm-dialog";
import { Copyable } from "@/lib/ui/copy-button";
import { DangerRow, DangerRows } from "@/lib/ui/danger-rows";
import { errorText } from "@/lib/ui/error-state";
import { Notice } from "@/lib/ui/notice";
import { PageHeader } from "@/lib/ui/page-header";
import { RelativeTime } from "@/lib/ui/relative-time";
import { ScopeChips } from "@/lib/ui/scope-chips";
import { useTitle } from "@/lib/ui/use-title";
import { DetailError, DetailSkeleton, isGone } from "../../../_shell/detail-states";
import { PLUGIN_STATES, PluginBadge } from "../plugin-badge";
import { EnableDialog } from "./enable-dialog";
import { PluginLog } from "./plugin-log";
import { PluginRuns } from "./plugin-runs";

const REFRESH_MS = 2000;

const canEnable = ({ state }: Plugin) => state === "disabled" || state === "needs-approval";

function Actions({ plugin, onEnable }: { plugin: Plugin; onEnable: () => void }) {
  const run = useAdminChange(runPlugin);
  const stop = useAdminChange(stopPlugin);
  const input = { params: { id: plugin.id } };
  const failed = (title: string) => (error: unknown) => toast.error(title, { description: errorText(error) });
  if (canEnable(plugin)) {
    return <Button onClick={onEnable}>{plugin.state === "disabled" ? "Enable" : "Look at what it asks for"}</Button>;
  }
  if (plugin.state === "running") {
    return (
      <Button
        variant="secondary"
        pending={stop.isPending}
        onClick={() => stop.mutate(input, { onError: failed("The plugin was not stopped") })}
      >
        <Square aria-hidden="true" />
        Stop
      </Button>
    );
  }
  if (plugin.state === "invalid" || plugin.state === "missing") return null;
  return (
    <Button
      pending={run.isPending}
      disabled={plugin.state === "starting"}
      onClick={() => run.mutate(input, { onError: failed("The plugin was not started") })}
    >
      <Play aria-hidden="true" />
      Run now
    </Button>
  );
}

function StateNotice({ plugin: { state, problem, newScopes, lastRun, retryAt } }: { plugin: Plugin }) {
  if (problem) {
    return (
      <Notice tone="bad" title={PLUGIN_STATES[state].sentence}>
        {problem}
      </Notice>
    );
  }
  if (state === "needs-approval") {
    return (
      <Notice tone="warn" title={PLUGIN_STATES[state].sentence}>
        New: <ScopeChips all scopes={newScopes} />
      </Notice>
    );
  }
  if (state === "backing-off") {
    return (
      <Notice tone="warn" title={PLUGIN_STATES[state].sentence}>
        {lastRun?.message ?? `It ended with exit code ${lastRun?.exitCode ?? "?"}.`}{" "}
        {retryAt && (
          <>
            Next try: <RelativeTime at={retryAt} />.
          </>
        )}
      </Notice>
    );
  }
  return null;
}

function Overview({ plugin }: { plugin: Plugin }) {
  const { clientId, command, scopes, approvedScopes, enabledAt, schedule, events, nextRunAt, calls, version } = plugin;
  const total = calls.succeeded + calls.refused + calls.failed;
  const facts = [
    { name: "Version", value: version ?? "–" },
    { name: "Command", value: <code className="break-all font-mono text-sm">{command.join(" ") || "–"}</code> },
    {
      name: enabledAt ? "May do" : "Asks for",
      value: <ScopeChips all scopes={enabledAt ? approvedScopes : scopes} />,
    },
    ...(clientId ? [{ name: "Client id", value: <Copyable text={clientId} what="client id" /> }] : []),
    ...(schedule ? [{ name: "Schedule", value: <code className="font-mono text-sm">{schedule} (UTC)</code> }] : []),
    ...(nextRunAt ? [{ name: "Next run", value: <RelativeTime at={nextRunAt} /> }] : []),
    ...(events.length > 0 ? [{ name: "Runs when", value: events.join(", ") }] : []),
    {
      name: "Calls, seven days",
      value: total === 0 ? "None yet" : `${total}, of which ${calls.refused} refused and ${calls.failed} failed`,
    },
  ];
  return <Facts facts={facts} />;
}

function Danger({ plugin: { id, name } }: { plugin: Plugin }) {
  const disable = useAdminChange(disablePlugin);
  const [asking, setAsking] = useState(false);
  return (
    <Section id="danger" title="Danger">
      <DangerRows>
        <DangerRow text="Disabling ends it, refuses its tokens at once and takes its secret away. Enabling it again is one click.">
          <Button variant="dangerOutline" onClick={() => setAsking(true)}>
            Disable
          </Button>
        </DangerRow>
      </DangerRows>
      {asking && (
        <ConfirmDialog
          open
          onOpenChange={() => setAsking(false)}
          title={`Disable “${name ?? id}”?`}
          action="Disable plugin"
          pending={disable.isPending}
          error={disable.error ? errorText(disable.error) : undefined}
          onConfirm={() =>
            disable.mutate(
              { params: { id } },
              {
                onSuccess: () => {
                  toast.success(`“${name ?? id}” is disabled`);
                  setAsking(false);
                },
              },
            )
          }
        >
          <p>What runs of it is ended within seconds. Whatever it holds is refused from the next call on.</p>
        </ConfirmDialog>
      )}
    </Section>
  );
}

function Detail({ plugin }: { plugin: Plugin }) {
  const { id, name, state, description, enabledAt } = plugin;
  useTitle(name ?? id);
  const [enabling, setEnabling] = useState(false);
  return (
    <>
      <PageHeader
        back={<Link href="/admin/plugins">Plugins</Link>}
        title={name ?? id}
        status={<PluginBadge state={state} />}
        description={description || PLUGIN_STATES[state].sentence}
        actions={<Actions plugin={plugin} onEnable={() => setEnabling(true)} />}
      />
      <StateNotice plugin={plugin} />
      <Section id="overview" title="Overview" description={PLUGIN_STATES[state].sentence}>
        <Overview plugin={plugin} />
      </Section>
      <Section id="log" title="Log" description="What it prints, as it does, in UTC. Secrets are masked.">
        <PluginLog id={id} />
      </Section>
      <Section id="runs" title="Runs" description="The last ten.">
        <PluginRuns id={id} />
      </Section>
      {enabledAt && <Danger plugin={plugin} />}
      {enabling && <EnableDialog plugin={plugin} onClose={() => setEnabling(false)} />}
    </>
  );
}

/** The page of one plugin. */
export function PluginDetail({ id }: { id: string }) {
  const { data, error, refetch } = useAdmin(getPlugin, { params: { id } }, { refetchInterval: REFRESH_MS });
  if (data && !isGone(error)) return <Detail key={id} plugin={data} />;
  if (!error) return <DetailSkeleton />;
  const back = { href: "/admin/plugins", label: "All plugins" };
  return <DetailError error={error} retry={refetch} what="plugin" back={back} />;
}
