"use client";

import { RotateCw, Trash2 } from "lucide-react";
import { useState } from "react";
import { toast } from "sonner";
import { addIntegrationSecret, type Integration, removeIntegrationSecret } from "@/lib/contracts/integrations";
import { useAdminChange } from "@/lib/hooks/use-admin";
import { Button } from "@/lib/ui/button";
import { ConfirmDialog } from "@/lib/ui/confirm-dialog";
import { errorText } from "@/lib/ui/error-state";
import { MenuItem } from "@/lib/ui/menu";
import { RelativeTime } from "@/lib/ui/relative-time";
import { SecretOnceDialog, type ShownSecret } from "@/lib/ui/secret-once-dialog";
import { useSite } from "@/lib/ui/site-context";
import { LastUsed } from "../../../_shell/last-used";
import { type Column, ListTable } from "../../_parts/list-table";
import { RowMenu } from "../../_parts/row-menu";
import { shownIntegrationSecret } from "../shown-integration-secret";

type Secret = Integration["secrets"][number];

const COLUMNS: readonly Column<Secret>[] = [
  { title: "Made", cell: ({ createdAt }) => <RelativeTime at={createdAt} />, from: "md" },
  { title: "Last used", cell: ({ lastUsedAt }) => <LastUsed at={lastUsedAt} />, from: "md" },
  {
    title: "Ends",
    cell: ({ expiresAt }) => (expiresAt ? <RelativeTime at={expiresAt} /> : "When it is dropped"),
    from: "md",
  },
];

/** The client secrets of an integration: add a second one, drop the first. */
export function IntegrationSecrets({ integration }: { integration: Integration }) {
  const { id, clientId, secrets } = integration;
  const { baseUrl } = useSite();
  const add = useAdminChange(addIntegrationSecret);
  const drop = useAdminChange(removeIntegrationSecret);
  const [made, setMade] = useState<ShownSecret | null>(null);
  const [dropping, setDropping] = useState<Secret | null>(null);
  const addSecret = () =>
    add.mutate(
      { params: { id }, body: {} },
      {
        onSuccess: ({ clientSecret }) => setMade(shownIntegrationSecret(clientId, clientSecret, baseUrl)),
        onError: (error) => toast.error("No secret was added", { description: errorText(error) }),
      },
    );
  const dropSecret = (secret: Secret) =>
    drop.mutate(
      { params: { id, sid: secret.id } },
      {
        onSuccess: () => {
          toast.success("The secret is dropped");
          setDropping(null);
        },
      },
    );
  return (
    <>
      <ListTable
        rows={secrets}
        keyOf={(secret) => secret.id}
        title="Secret"
        nameOf={({ hint }) => ({ text: <span className="font-mono text-sm">{`gth_sec_…${hint}`}</span> })}
        columns={COLUMNS}
        actions={(secret) => (
          <RowMenu name={`secret ending in ${secret.hint}`}>
            <MenuItem danger onSelect={() => setDropping(secret)}>
              <Trash2 aria-hidden="true" />
              Drop
            </MenuItem>
          </RowMenu>
        )}
        none="It has no secret, so it cannot get a token. Add one."
      />
      {secrets.length < 2 && (
        <Button variant="secondary" className="justify-self-start" pending={add.isPending} onClick={addSecret}>
          <RotateCw aria-hidden="true" />
          {secrets.length === 0 ? "Add secret" : "Rotate secret"}
        </Button>
      )}
      <SecretOnceDialog secret={made} onStored={() => setMade(null)} />
      {dropping && (
        <ConfirmDialog
          open
          onOpenChange={() => setDropping(null)}
          title={`Drop the secret ending in ${dropping.hint}?`}
          action="Drop secret"
          pending={drop.isPending}
          error={drop.error ? errorText(drop.error) : undefined}
          onConfirm={() => dropSecret(dropping)}
        >
          <p>Whatever still sends it gets no token from then on. Tokens that it has got work until they expire.</p>
        </ConfirmDialog>
      )}
    </>
  );
}
