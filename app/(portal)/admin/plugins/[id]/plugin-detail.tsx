"use client";

import { Play, Square } from "lucide-react";
import { useState } from "react";
import { toast } from "sonner";
import { disablePlugin, getPlugin, type Plugin, runPlugin, stopPlugin } from "@/lib/contracts/plugins";
import { useCall, useChange } from "@/lib/hooks/use-call";
import { Button } from "@/lib/ui/button";
import { Facts, Section } from "@/lib/ui/card";
import { ConfirmDialog } from "@/lib/ui/confirm-dialog";
import { Copyable } from "@/lib/ui/copy-button";
import { DangerRow, DangerRows } from "@/lib/ui/danger-rows";
import { errorText } from "@/lib/ui/error-state";
import { Link } from "@/lib/ui/link";
import { Notice } from "@/lib/ui/notice";
import { PageHeader } from "@/lib/ui/page-header";
import { RelativeTime } from "@/lib/ui/relative-time";
import { ScopeChips } from "@/lib/ui/scope-chips";
import { useTitle } from "@/lib/ui/use-title";
import { adminPluginsWords } from "@/words/admin-plugins";
import { commonWords } from "@/words/common";
import { FetchedDetail } from "../../../_parts/fetched-detail";
import { PLUGIN_STATES, PluginBadge } from "../plugin-badge";
import { EnableDialog } from "./enable-dialog";
import { PluginLog } from "./plugin-log";
import { PluginRuns } from "./plugin-runs";

const words = adminPluginsWords.detail;

const REFRESH_MS = 2000;

const canEnable = ({ state }: Plugin) => state === "disabled" || state === "needs-approval";

function Actions({ plugin, onEnable }: { plugin: Plugin; onEnable: () => void }) {
  const run = useChange(runPlugin);
  const stop = useChange(stopPlugin);
  const input = { params: { id: plugin.id } };
  const failed = (title: string) => (error: unknown) => toast.error(title, { description: errorText(error) });
  if (canEnable(plugin)) {
    return <Button onClick={onEnable}>{plugin.state === "disabled" ? commonWords.enable : words.lookAtAsked}</Button>;
  }
  if (plugin.state === "running") {
    return (
      <Button
        variant="secondary"
        pending={stop.isPending}
        onClick={() => stop.mutate(input, { onError: failed(words.notStopped) })}
      >
        <Square aria-hidden="true" />
        {words.stop}
      </Button>
    );
  }
  if (plugin.state === "invalid" || plugin.state === "missing") return null;
  return (
    <Button
      pending={run.isPending}
      disabled={plugin.state === "starting"}
      onClick={() => run.mutate(input, { onError: failed(words.notStarted) })}
    >
      <Play aria-hidden="true" />
      {words.runNow}
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
        {words.newScopes(<ScopeChips all scopes={newScopes} />)}
      </Notice>
    );
  }
  if (state === "backing-off") {
    return (
      <Notice tone="warn" title={PLUGIN_STATES[state].sentence}>
        {lastRun?.message ?? words.endedExitCode(lastRun?.exitCode ?? "?")}{" "}
        {retryAt && words.nextTry(<RelativeTime at={retryAt} />)}
      </Notice>
    );
  }
  return null;
}

function Overview({ plugin }: { plugin: Plugin }) {
  const { clientId, command, scopes, approvedScopes, enabledAt, schedule, events, nextRunAt, calls, version } = plugin;
  const total = calls.succeeded + calls.refused + calls.failed;
  const facts = [
    { name: words.version, value: version ?? "–" },
    { name: words.command, value: <code className="break-all font-mono text-sm">{command.join(" ") || "–"}</code> },
    {
      name: enabledAt ? words.mayDo : words.asksFor,
      value: <ScopeChips all scopes={enabledAt ? approvedScopes : scopes} />,
    },
    ...(clientId ? [{ name: words.clientId, value: <Copyable text={clientId} what={words.clientIdWhat} /> }] : []),
    ...(schedule
      ? [{ name: words.schedule, value: <code className="font-mono text-sm">{words.utc(schedule)}</code> }]
      : []),
    ...(nextRunAt ? [{ name: words.nextRun, value: <RelativeTime at={nextRunAt} /> }] : []),
    ...(events.length > 0 ? [{ name: words.runsWhen, value: events.join(", ") }] : []),
    {
      name: words.callsSevenDays,
      value: total === 0 ? words.noneYet : words.listCalls(total, calls.refused, calls.failed),
    },
  ];
  return <Facts facts={facts} />;
}

function Danger({ plugin: { id, name } }: { plugin: Plugin }) {
  const disable = useChange(disablePlugin);
  const [asking, setAsking] = useState(false);
  return (
    <Section id="danger" title={words.danger}>
      <DangerRows>
        <DangerRow text={words.aboutDisabling}>
          <Button variant="dangerOutline" onClick={() => setAsking(true)}>
            {commonWords.disable}
          </Button>
        </DangerRow>
      </DangerRows>
      {asking && (
        <ConfirmDialog
          open
          onOpenChange={() => setAsking(false)}
          title={words.disableTitle(name ?? id)}
          action={words.disablePlugin}
          pending={disable.isPending}
          error={disable.error ? errorText(disable.error) : undefined}
          onConfirm={() =>
            disable.mutate(
              { params: { id } },
              {
                onSuccess: () => {
                  toast.success(words.disabled(name ?? id));
                  setAsking(false);
                },
              },
            )
          }
        >
          <p>{words.disableConsequences}</p>
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
        back={<Link href="/admin/plugins">{words.plugins}</Link>}
        title={name ?? id}
        status={<PluginBadge state={state} />}
        description={description || PLUGIN_STATES[state].sentence}
        actions={<Actions plugin={plugin} onEnable={() => setEnabling(true)} />}
      />
      <StateNotice plugin={plugin} />
      <Section id="overview" title={commonWords.overview} description={PLUGIN_STATES[state].sentence}>
        <Overview plugin={plugin} />
      </Section>
      <Section id="log" title={words.log} description={words.logDescription}>
        <PluginLog id={id} />
      </Section>
      <Section id="runs" title={words.runs} description={words.runsDescription}>
        <PluginRuns id={id} />
      </Section>
      {enabledAt && <Danger plugin={plugin} />}
      {enabling && <EnableDialog plugin={plugin} onClose={() => setEnabling(false)} />}
    </>
  );
}

/** The page of one plugin. */
export function PluginDetail({ id }: { id: string }) {
  return (
    <FetchedDetail
      query={useCall(getPlugin, { params: { id } }, { every: REFRESH_MS })}
      what={words.notFoundWhat}
      back={{ href: "/admin/plugins", label: words.allPlugins }}
    >
      {(plugin) => <Detail key={id} plugin={plugin} />}
    </FetchedDetail>
  );
}
