"use client";

import { Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import { deleteIntegration, getIntegration, type Integration, updateIntegration } from "@/lib/contracts/integrations";
import { type CallBody, callApi } from "@/lib/hooks/call-api";
import { useCall, useChange } from "@/lib/hooks/use-call";
import { StateBadge } from "@/lib/ui/badge";
import { Button } from "@/lib/ui/button";
import { Facts, Section } from "@/lib/ui/card";
import { ConfirmDialog } from "@/lib/ui/confirm-dialog";
import { Copyable } from "@/lib/ui/copy-button";
import { DangerRow, DangerRows } from "@/lib/ui/danger-rows";
import { errorText } from "@/lib/ui/error-state";
import { Link } from "@/lib/ui/link";
import { PageHeader } from "@/lib/ui/page-header";
import { RelativeTime } from "@/lib/ui/relative-time";
import { ScopeChips } from "@/lib/ui/scope-chips";
import { useTitle } from "@/lib/ui/use-title";
import { adminIntegrationsWords } from "@/words/admin-integrations";
import { commonWords } from "@/words/common";
import { CallForm } from "../../../_parts/call-form";
import { FetchedDetail } from "../../../_parts/fetched-detail";
import { isStale, StaleDialog } from "../../../_parts/stale-dialog";
import { useCallForm } from "../../../_parts/use-call-form";
import { LastUsed } from "../../../_shell/last-used";
import { IntegrationFields } from "../integration-fields";
import { IntegrationSecrets } from "./integration-secrets";

const words = adminIntegrationsWords.detail;

function Settings({ integration }: { integration: Integration }) {
  const { id, name, description, scopes, version } = integration;
  const update = useChange(updateIntegration);
  const [seen, setSeen] = useState(version);
  const [theirs, setTheirs] = useState<Integration | null>(null);
  const save = async (body: CallBody<typeof updateIntegration>) => {
    const saved = await update.mutateAsync({ params: { id }, body });
    takeOver(saved);
    toast.success(commonWords.changesSaved);
  };
  const { form, submit } = useCallForm({
    call: updateIntegration,
    values: { name, description, scopes },
    toBody: (values) => ({ ...values, version: seen }),
    send: save,
    refused(error) {
      if (!isStale(error)) return false;
      callApi(getIntegration, { params: { id } }).then(setTheirs, () => undefined);
      return true;
    },
  });
  const takeOver = (present: Integration) => {
    form.reset({ name: present.name, description: present.description, scopes: present.scopes });
    setSeen(present.version);
    setTheirs(null);
  };
  return (
    <>
      <CallForm
        onSubmit={submit}
        problem={form.formState.errors.root?.message}
        problemTitle={commonWords.changesNotSaved}
        action={commonWords.saveChanges}
        pending={form.formState.isSubmitting}
        disabled={!form.formState.isDirty}
      >
        <IntegrationFields form={form} />
      </CallForm>
      {theirs && (
        <StaleDialog
          what={words.staleWhat}
          pending={update.isPending}
          onClose={() => setTheirs(null)}
          onTheirs={() => takeOver(theirs)}
          onMine={() => {
            save({ ...form.getValues(), version: theirs.version }).catch(() => setTheirs(null));
          }}
        />
      )}
    </>
  );
}

function DeleteDialog({ integration, onClose }: { integration: Integration; onClose: () => void }) {
  const router = useRouter();
  const remove = useChange(deleteIntegration);
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={words.deleteTitle(integration.name)}
      action={words.deleteIntegration}
      typeToConfirm={integration.name}
      pending={remove.isPending}
      error={remove.error ? errorText(remove.error) : undefined}
      onConfirm={() =>
        remove.mutate(
          { params: { id: integration.id } },
          {
            onSuccess: () => {
              toast.success(words.deleted(integration.name));
              router.push("/admin/integrations");
            },
          },
        )
      }
    >
      <p>{words.deleteConsequences}</p>
    </ConfirmDialog>
  );
}

function Danger({ integration }: { integration: Integration }) {
  const update = useChange(updateIntegration);
  const [deleting, setDeleting] = useState(false);
  const disabled = integration.status === "disabled";
  const toggle = () =>
    update.mutate(
      { params: { id: integration.id }, body: { disabled: !disabled } },
      {
        onSuccess: () => toast.success(disabled ? words.enabled : words.disabled),
        onError: (error) => toast.error(words.notChanged, { description: errorText(error) }),
      },
    );
  return (
    <Section id="danger" title={words.danger} description={words.dangerDescription}>
      <DangerRows>
        <DangerRow text={disabled ? words.isOff : words.aboutDisabling}>
          <Button variant="secondary" pending={update.isPending} onClick={toggle}>
            {disabled ? commonWords.enable : commonWords.disable}
          </Button>
        </DangerRow>
        <DangerRow text={words.aboutDeleting}>
          <Button variant="dangerOutline" onClick={() => setDeleting(true)}>
            <Trash2 aria-hidden="true" />
            {words.deleteIntegration}
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
        back={<Link href="/admin/integrations">{words.integrations}</Link>}
        title={name}
        status={<StateBadge state={status} />}
        description={integration.description || words.description}
      />
      <Section id="overview" title={commonWords.overview}>
        <Facts
          facts={[
            { name: words.clientId, value: <Copyable text={clientId} what={words.clientIdWhat} /> },
            { name: commonWords.scopes, value: <ScopeChips all scopes={scopes} /> },
            { name: commonWords.lastUsed, value: <LastUsed at={lastUsedAt} /> },
            { name: commonWords.created, value: <RelativeTime at={createdAt} /> },
          ]}
        />
      </Section>
      <Section id="secrets" title={words.secrets} description={words.secretsDescription}>
        <IntegrationSecrets integration={integration} />
      </Section>
      <Section id="settings" title={commonWords.settings}>
        <Settings integration={integration} />
      </Section>
      <Danger integration={integration} />
    </>
  );
}

/** The page of one integration. */
export function IntegrationDetail({ id }: { id: string }) {
  return (
    <FetchedDetail
      query={useCall(getIntegration, { params: { id } })}
      what={words.notFoundWhat}
      back={{ href: "/admin/integrations", label: words.allIntegrations }}
    >
      {(integration) => <Detail key={id} integration={integration} />}
    </FetchedDetail>
  );
}
