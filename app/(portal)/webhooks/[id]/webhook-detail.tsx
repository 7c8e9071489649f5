"use client";

import { Send } from "lucide-react";
import { toast } from "sonner";
import { getWebhook, testWebhook, type Webhook } from "@/lib/contracts/webhooks";
import { useCall, useChange } from "@/lib/hooks/use-call";
import { Button } from "@/lib/ui/button";
import { Section } from "@/lib/ui/card";
import { errorText } from "@/lib/ui/error-state";
import { Link } from "@/lib/ui/link";
import { PageHeader } from "@/lib/ui/page-header";
import { SectionLinks } from "@/lib/ui/section-links";
import { useTitle } from "@/lib/ui/use-title";
import { commonWords } from "@/words/common";
import { webhooksWords } from "@/words/webhooks";
import { FetchedDetail } from "../../_parts/fetched-detail";
import { WebhookBadge } from "../_parts/webhook-badges";
import { getName } from "../_parts/webhook-name";
import { DeliveryList } from "./delivery-list";
import { WebhookDanger } from "./webhook-danger";
import { WebhookOverview } from "./webhook-overview";
import { WebhookSecrets } from "./webhook-secrets";
import { WebhookSettings } from "./webhook-settings";

const words = webhooksWords.detail;

const SECTIONS = [
  { id: "overview", title: commonWords.overview },
  { id: "deliveries", title: words.deliveries },
  { id: "secret", title: words.secret },
  { id: "settings", title: commonWords.settings },
  { id: "danger", title: words.danger },
];

function SendTest({ webhook }: { webhook: Webhook }) {
  const test = useChange(testWebhook);
  return (
    <Button
      variant="secondary"
      pending={test.isPending}
      disabled={webhook.status !== "active"}
      onClick={() =>
        test.mutate(
          { params: { id: webhook.id } },
          {
            onSuccess: () => toast.success(words.testSent),
            onError: (error) => toast.error(words.testNotSent, { description: errorText(error) }),
          },
        )
      }
    >
      {!test.isPending && <Send aria-hidden="true" />}
      {words.sendTest}
    </Button>
  );
}

function Detail({ webhook }: { webhook: Webhook }) {
  const name = getName(webhook);
  useTitle(name);
  return (
    <>
      <PageHeader
        back={<Link href="/webhooks">{words.webhooks}</Link>}
        title={name}
        status={<WebhookBadge webhook={webhook} />}
        actions={<SendTest webhook={webhook} />}
      />
      <SectionLinks sections={SECTIONS} />
      <Section id="overview" title={commonWords.overview} description={words.overviewDescription}>
        <WebhookOverview webhook={webhook} />
      </Section>
      <Section id="deliveries" title={words.deliveries} description={words.deliveriesDescription}>
        <DeliveryList webhook={webhook} />
      </Section>
      <Section
        id="secret"
        title={words.secret}
        description={words.secretDescription((text) => (
          <Link href="/help/en/api/webhooks#checking-a-signature" className="rounded-sm underline underline-offset-4">
            {text}
          </Link>
        ))}
      >
        <WebhookSecrets webhook={webhook} />
      </Section>
      <Section id="settings" title={commonWords.settings} description={words.settingsDescription}>
        <WebhookSettings webhook={webhook} />
      </Section>
      <Section id="danger" title={words.danger} description={words.dangerDescription}>
        <WebhookDanger webhook={webhook} />
      </Section>
    </>
  );
}

/** One webhook: what it is told of, what became of it, its secret, and its end. */
export function WebhookDetail({ id }: { id: string }) {
  return (
    <FetchedDetail
      query={useCall(getWebhook, { params: { id } })}
      what={words.notFoundWhat}
      back={{ href: "/webhooks", label: words.yourWebhooks }}
    >
      {(webhook) => <Detail key={id} webhook={webhook} />}
    </FetchedDetail>
  );
}
