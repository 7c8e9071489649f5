"use client";

import { CircleCheck, KeyRound } from "lucide-react";
import { useState } from "react";
import { useScopes } from "@/lib/hooks/use-scopes";
import { Button } from "@/lib/ui/button";
import { Card } from "@/lib/ui/card";
import { errorText } from "@/lib/ui/error-state";
import { Field } from "@/lib/ui/field";
import { PasswordInput } from "@/lib/ui/password-input";
import { RelativeTime } from "@/lib/ui/relative-time";
import { ScopeChips } from "@/lib/ui/scope-chips";
import { Select } from "@/lib/ui/select";
import { explorerWords } from "@/words/explorer";
import type { ExplorerCredential } from "./use-explorer-credential";

const words = explorerWords.credentialCard;

const REACHES: readonly { id: string; label: string; scopes: string[] | null }[] = [
  { id: "read", label: words.readOnly, scopes: ["read"] },
  { id: "write", label: words.readAndWrite, scopes: ["read", "write"] },
  { id: "all", label: words.readAllIMay, scopes: null },
];

function MakeKey({ credential }: { credential: ExplorerCredential }) {
  const mine = useScopes().data?.data.map(({ name }) => name) ?? [];
  const reaches = REACHES.filter(({ scopes }) => scopes?.every((scope) => mine.includes(scope)) ?? true);
  const [chosen, choose] = useState("read");
  const reach = reaches.find(({ id }) => id === chosen) ?? reaches[0];
  return (
    <div className="flex flex-wrap gap-2">
      <Select
        aria-label={words.reach}
        value={reach?.id}
        onChange={({ target }) => choose(target.value)}
        className="w-44"
      >
        {reaches.map(({ id, label }) => (
          <option key={id} value={id}>
            {label}
          </option>
        ))}
      </Select>
      <Button variant="secondary" pending={credential.pending} onClick={() => credential.make(reach?.scopes ?? null)}>
        {!credential.pending && <KeyRound aria-hidden="true" />}
        {words.makeKey}
      </Button>
    </div>
  );
}

function Standing({ credential: { secret, header, who, made, drop, pending } }: { credential: ExplorerCredential }) {
  if (!secret) return null;
  if (!header) return <p className="text-muted text-sm">{words.incomplete}</p>;
  if (who === undefined) return <p className="text-muted text-sm">{words.asking}</p>;
  if (who === null) {
    return <p className="text-bad text-sm">{words.refused}</p>;
  }
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 text-sm">
      <CircleCheck aria-hidden="true" className="size-4 text-good" />
      <span>
        {words.callsAs(
          <span className="font-medium">{who.name}</span>,
          made?.expiresAt && <RelativeTime at={made.expiresAt} />,
        )}
      </span>
      <ScopeChips scopes={who.scopes} />
      {made && (
        <Button variant="link" className="text-sm" pending={pending} onClick={drop}>
          {words.revokeItNow}
        </Button>
      )}
    </div>
  );
}

/** Which credential the explorer calls with: a pasted one, or a key that ends in an hour. */
export function CredentialCard({ credential }: { credential: ExplorerCredential }) {
  return (
    <Card className="grid gap-3 p-4 sm:p-5">
      <div className="flex flex-wrap items-end gap-x-4 gap-y-3">
        <Field label={words.apiKeyOrToken} className="min-w-0 flex-1 basis-72">
          {(control) => (
            <PasswordInput
              {...control}
              placeholder="gth_key_…"
              autoComplete="off"
              value={credential.secret}
              onChange={({ target }) => credential.paste(target.value)}
              className="font-mono"
            />
          )}
        </Field>
        <MakeKey credential={credential} />
      </div>
      <div role="status" className="empty:hidden">
        <Standing credential={credential} />
      </div>
      {credential.error && (
        <p role="alert" className="text-bad text-sm">
          {errorText(credential.error)}
        </p>
      )}
      <p className="text-muted text-sm">{words.hint}</p>
    </Card>
  );
}
