"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { createIntegration } from "@/lib/contracts/integrations";
import { useChange } from "@/lib/hooks/use-call";
import { Button } from "@/lib/ui/button";
import { Link } from "@/lib/ui/link";
import { PageHeader } from "@/lib/ui/page-header";
import { SecretOnceDialog, type ShownSecret } from "@/lib/ui/secret-once-dialog";
import { useSite } from "@/lib/ui/site-context";
import { adminIntegrationsWords } from "@/words/admin-integrations";
import { commonWords } from "@/words/common";
import { CallForm } from "../../../_parts/call-form";
import { useCallForm } from "../../../_parts/use-call-form";
import { IntegrationFields, type IntegrationValues } from "../integration-fields";
import { shownIntegrationSecret } from "../shown-integration-secret";

const words = adminIntegrationsWords.newIntegration;

const EMPTY: IntegrationValues = { name: "", description: "", scopes: ["read"] };

/** Creates an integration, and shows its first secret. */
export function NewIntegrationForm() {
  const router = useRouter();
  const { baseUrl } = useSite();
  const create = useChange(createIntegration);
  const [made, setMade] = useState<{ id: string; secret: ShownSecret } | null>(null);
  const { form, submit } = useCallForm({
    call: createIntegration,
    values: EMPTY,
    toBody: (values) => values,
    async send(body) {
      const { id, clientId, clientSecret } = await create.mutateAsync({ body });
      setMade({ id, secret: shownIntegrationSecret(clientId, clientSecret, baseUrl) });
    },
  });
  return (
    <>
      <PageHeader
        back={<Link href="/admin/integrations">{words.integrations}</Link>}
        title={words.title}
        description={words.description}
      />
      <CallForm
        onSubmit={submit}
        problem={form.formState.errors.root?.message}
        problemTitle={words.integrationNotCreated}
        action={words.title}
        pending={form.formState.isSubmitting}
        aside={
          <Button asChild variant="ghost">
            <Link href="/admin/integrations">{commonWords.cancel}</Link>
          </Button>
        }
      >
        <IntegrationFields form={form} />
      </CallForm>
      <SecretOnceDialog
        secret={made?.secret ?? null}
        onStored={() => made && router.push(`/admin/integrations/${made.id}`)}
      />
    </>
  );
}
