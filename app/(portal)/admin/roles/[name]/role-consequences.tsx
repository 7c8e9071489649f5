"use client";

import type { RolePreview } from "@/lib/contracts/roles";
import { previewRole } from "@/lib/contracts/roles";
import { useCall } from "@/lib/hooks/use-call";
import { Notice } from "@/lib/ui/notice";
import { adminRolesWords } from "@/words/admin-roles";
import { Fetched } from "../../../_parts/fetched";

const words = adminRolesWords.consequences;

function Scopes({ verb, losses }: { verb: "lose" | "gain"; losses: RolePreview["lost"] }) {
  return losses.map(({ scope, credentials, users }) => (
    <li key={scope}>{words[verb](credentials, users, <code className="font-mono text-sm">{scope}</code>)}</li>
  ));
}

function Consequences({ preview: { lost, gained, refused, undecided } }: { preview: RolePreview }) {
  if (lost.length === 0 && gained.length === 0) {
    return <Notice>{words.nothingChanges}</Notice>;
  }
  return (
    <Notice tone={lost.length > 0 ? "warn" : "plain"} title={words.title}>
      <ul className="grid list-disc gap-1 pl-4">
        <Scopes verb="lose" losses={lost} />
        <Scopes verb="gain" losses={gained} />
        {refused.map(({ operation, method, path, calls }) => (
          <li key={operation}>
            {words.refusedCalls(calls, <code className="break-all font-mono text-sm">{`${method} ${path}`}</code>)}
          </li>
        ))}
        {undecided > 0 && <li>{words.maybeRefusedCalls(undecided)}</li>}
      </ul>
    </Notice>
  );
}

/** What a change of a role's scopes would do to what its people hold. */
export function RoleConsequences({ name, scopes }: { name: string; scopes: string[] }) {
  const preview = useCall(previewRole, { params: { name }, body: { scopes } });
  return (
    <Fetched query={preview} notFetched={words.notFetched}>
      {(data) => <Consequences preview={data} />}
    </Fetched>
  );
}
