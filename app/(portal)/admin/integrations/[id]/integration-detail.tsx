"use client";

import { Trash2 } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import { deleteIntegration, getIntegration, type Integration, updateIntegration } from "@/lib/contracts/integrations";
import { useAdmin, useAdminChange } from "@/lib/hooks/use-admin";
import { StateBadge } from "@/lib/ui/badge";
import { Button } from "@/lib/ui/button";
import { Facts, Section } from "@/lib/ui/card";
import { ConfirmDialog } from "@/lib/ui/confirm-dialog";
import { Copyable } from "@/lib/ui/copy-button";
import { DangerRow, DangerRows } from "@/lib/ui/danger-rows";
import { errorText } from "@/lib/ui/error-state";
import { PageHeader } from "@/lib/ui/page-header";
import { RelativeTime } from "@/lib/ui/relative-time";
import { ScopeChips } from "@/lib/ui/scope-chips";
import { useTitle } from "@/lib/ui/use-title";
import { DetailError, DetailSkeleton, isGone } from "../../../_shell/detail-states";
import { LastUsed } from "../../../_shell/last-used";
import { CallForm } from "../../_parts/call-form";
import { useCallForm } from "../../_parts/use-call-form";
import { IntegrationFields } from "../integration-fields";
import { IntegrationSecrets } from "./integration-secrets";

function Settings({ integration }: { integration: Integration }) {
  const { id, name, description, scopes } = integration;
  const update = useAdminChange(updateIntegration);
  const { form, submit } = useCallForm({
    call: updateIntegration,
    values: { name, description, scopes },
    bodyOf: (values) => values,
    async send(body, values) {
      await update.mutateAsync({ params: { id }, body });
      form.reset(values);
      toast.success("Changes saved");
    },
  });
  return (
    <CallForm
      onSubmit={submit}
      problem={form.formState.errors.root?.message}
      problemTitle="The changes were not saved"
      action="Save changes"
      pending={form.formState.isSubmitting}
      disabled={!form.formState.isDirty}
    >
      <IntegrationFields form={form} />
    </CallForm>
  );
}

function DeleteDialog({ integration, onClose }: { integration: Integration; onClose: () => void }) {
  const router = useRouter();
  const remove = useAdminChange(deleteIntegration);
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={`Delete “${integration.name}”?`}
      action="Delete integration"
      typeToConfirm={integration.name}
      pending={remove.isPending}
      error={remove.error ? errorText(remove.error) : undefined}
      onConfirm={() =>
        remove.mutate(
          { params: { id: integration.id } },
          {
            onSuccess: () => {
              toast.success(`“${integration.name}” is deleted`);
              router.push("/admin/integrations");
            },
          },
        )
      }
    >
      <p>Its secrets and tokens stop working at once. Nothing can bring it back; disabling can be undone.</p>
    </ConfirmDialog>
  );
}

function Danger({ integration }: { integration: Integration }) {
  const update = useAdminChange(updateIntegration);
  const [deleting, setDeleting] = useState(false);
  const disabled = integration.status === "disabled";
  const toggle = () =>
    update.mutate(
      { params: { id: integration.id }, body: { disabled: !disabled } },
      {
        onSuccess: () => toast.success(disabled ? "The integration works again" : "The integration is disabled"),
        onError: (error) => toast.error("The integration was not changed", { description: errorText(error) }),
      },
    );
  return (
    <Section id="danger" title="Danger" description="Both take effect at the next call.">
      <DangerRows>
        <DangerRow
          text={
            disabled ? "It is refused at the moment." : "Disabling refuses it and its tokens until you enable it again."
          }
        >
          <Button variant="secondary" pending={update.isPending} onClick={toggle}>
            {disabled ? "Enable" : "Disable"}
          </Button>
        </DangerRow>
        <DangerRow text="Deleting ends it for good, with its secrets and tokens.">
          <Button variant="dangerOutline" onClick={() => setDeleting(true)}>
            <Trash2 aria-hidden="true" />
            Delete integration
          </Button>
        </DangerRow>
      </DangerRows>
      {deleting && <DeleteDialog integration={integration} onClose={() => setDeleting(false)} />}
    </Section>
  );
}

function Detail({ integration }: { integration: Integration }) {
  useTitle(integration.name);
  const { clientId, name, status, scopes, lastUsedAt, createdAt } = integration;
  return (
    <>
      <PageHeader
        back={<Link href="/admin/integrations">Integrations</Link>}
        title={name}
        status={<StateBadge state={status} />}
        description={integration.description || "Another system that calls the API as itself."}
      />
      <Section id="overview" title="Overview">
        <Facts
          facts={[
            { name: "Client id", value: <Copyable text={clientId} what="client id" /> },
            { name: "Scopes", value: <ScopeChips all scopes={scopes} /> },
            { name: "Last used", value: <LastUsed at={lastUsedAt} /> },
            { name: "Created", value: <RelativeTime at={createdAt} /> },
          ]}
        />
      </Section>
      <Section
        id="secrets"
        title="Secrets"
        description="Two may work at once, so that one can be replaced without an outage."
      >
        <IntegrationSecrets integration={integration} />
      </Section>
      <Section id="settings" title="Settings">
        <Settings integration={integration} />
      </Section>
      <Danger integration={integration} />
    </>
  );
}

/** The page of one integration. */
export function IntegrationDetail({ id }: { id: string }) {
  const { data, error, refetch } = useAdmin(getIntegration, { params: { id } });
  if (data && !isGone(error)) return <Detail key={id} integration={data} />;
  if (!error) return <DetailSkeleton />;
  const back = { href: "/admin/integrations", label: "All integrations" };
  return <DetailError error={error} retry={refetch} what="integration" back={back} />;
}
