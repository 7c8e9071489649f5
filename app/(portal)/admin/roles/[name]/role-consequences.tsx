"use client";

import type { RolePreview } from "@/lib/contracts/roles";
import { previewRole } from "@/lib/contracts/roles";
import { useAdmin } from "@/lib/hooks/use-admin";
import { Notice } from "@/lib/ui/notice";
import { Fetched } from "../../_parts/fetched";

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? "" : "s"}`;

function Scopes({ verb, losses }: { verb: string; losses: RolePreview["lost"] }) {
  return losses.map(({ scope, credentials, users }) => (
    <li key={scope}>
      {counted(credentials, "credential")} of {counted(users, "user")} {verb}{" "}
      <code className="font-mono text-sm">{scope}</code>
    </li>
  ));
}

function Consequences({ preview: { lost, gained, refused, undecided } }: { preview: RolePreview }) {
  if (lost.length === 0 && gained.length === 0) {
    return <Notice>Nothing that anybody holds changes by this.</Notice>;
  }
  return (
    <Notice tone={lost.length > 0 ? "warn" : "plain"} title="What this changes">
      <ul className="grid list-disc gap-1 pl-4">
        <Scopes verb="lose" losses={lost} />
        <Scopes verb="gain" losses={gained} />
        {refused.map(({ operation, method, path, calls }) => (
          <li key={operation}>
            {counted(calls, "call")} of the last 7 days to{" "}
            <code className="break-all font-mono text-sm">{`${method} ${path}`}</code> would have been refused
          </li>
        ))}
        {undecided > 0 && (
          <li>
            {counted(undecided, "call")} of the last 7 days asked for scopes by what was in them, and may be refused
          </li>
        )}
      </ul>
    </Notice>
  );
}

/** What a change of a role's scopes would do to what its people hold. */
export function RoleConsequences({ name, scopes }: { name: string; scopes: string[] }) {
  const preview = useAdmin(previewRole, { params: { name }, body: { scopes } });
  return (
    <Fetched query={preview} what="What this changes">
      {(data) => <Consequences preview={data} />}
    </Fetched>
  );
}
