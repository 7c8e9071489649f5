"use client";

import { RotateCw, Trash2 } from "lucide-react";
import { useState } from "react";
import { toast } from "sonner";
import { addIntegrationSecret, type Integration, removeIntegrationSecret } from "@/lib/contracts/integrations";
import { useChange } from "@/lib/hooks/use-call";
import { Button } from "@/lib/ui/button";
import { ConfirmDialog } from "@/lib/ui/confirm-dialog";
import { errorText } from "@/lib/ui/error-state";
import { MenuItem } from "@/lib/ui/menu";
import { RelativeTime } from "@/lib/ui/relative-time";
import { SecretOnceDialog, type ShownSecret } from "@/lib/ui/secret-once-dialog";
import { useSite } from "@/lib/ui/site-context";
import { adminIntegrationsWords } from "@/words/admin-integrations";
import { commonWords } from "@/words/common";
import { type Column, ListTable } from "../../../_parts/list-table";
import { RowMenu } from "../../../_parts/row-menu";
import { LastUsed } from "../../../_shell/last-used";
import { shownIntegrationSecret } from "../shown-integration-secret";

const words = adminIntegrationsWords.secrets;

type Secret = Integration["secrets"][number];

const COLUMNS: readonly Column<Secret>[] = [
  { title: words.made, cell: ({ createdAt }) => <RelativeTime at={createdAt} />, from: "md" },
  { title: commonWords.lastUsed, cell: ({ lastUsedAt }) => <LastUsed at={lastUsedAt} />, from: "md" },
  {
    title: words.ends,
    cell: ({ expiresAt }) => (expiresAt ? <RelativeTime at={expiresAt} /> : words.whenDropped),
    from: "md",
  },
];

/** The client secrets of an integration: add a second one, drop the first. */
export function IntegrationSecrets({ integration }: { integration: Integration }) {
  const { id, clientId, secrets } = integration;
  const { baseUrl } = useSite();
  const add = useChange(addIntegrationSecret);
  const drop = useChange(removeIntegrationSecret);
  const [made, setMade] = useState<ShownSecret | null>(null);
  const [dropping, setDropping] = useState<Secret | null>(null);
  const addSecret = () =>
    add.mutate(
      { params: { id }, body: {} },
      {
        onSuccess: ({ clientSecret }) => setMade(shownIntegrationSecret(clientId, clientSecret, baseUrl)),
        onError: (error) => toast.error(words.notAdded, { description: errorText(error) }),
      },
    );
  const dropSecret = (secret: Secret) =>
    drop.mutate(
      { params: { id, sid: secret.id } },
      {
        onSuccess: () => {
          toast.success(words.dropped);
          setDropping(null);
        },
      },
    );
  return (
    <>
      <ListTable
        rows={secrets}
        rowKey={(secret) => secret.id}
        title={words.secret}
        rowName={({ hint }) => ({ text: <span className="font-mono text-sm">{`gth_sec_…${hint}`}</span> })}
        columns={COLUMNS}
        actions={(secret) => (
          <RowMenu name={`secret ending in ${secret.hint}`}>
            <MenuItem danger onSelect={() => setDropping(secret)}>
              <Trash2 aria-hidden="true" />
              {words.drop}
            </MenuItem>
          </RowMenu>
        )}
        none={words.empty}
      />
      {secrets.length < 2 && (
        <Button variant="secondary" className="justify-self-start" pending={add.isPending} onClick={addSecret}>
          <RotateCw aria-hidden="true" />
          {secrets.length === 0 ? words.addSecret : words.rotateSecret}
        </Button>
      )}
      <SecretOnceDialog secret={made} onStored={() => setMade(null)} />
      {dropping && (
        <ConfirmDialog
          open
          onOpenChange={() => setDropping(null)}
          title={words.dropTitle(dropping.hint)}
          action={words.dropSecret}
          pending={drop.isPending}
          error={drop.error ? errorText(drop.error) : undefined}
          onConfirm={() => dropSecret(dropping)}
        >
          <p>{words.dropConsequences}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
