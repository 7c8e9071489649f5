import { curl } from "@/lib/ui/samples";
import type { ShownSecret } from "@/lib/ui/secret-once-dialog";
import { webhooksWords } from "@/words/webhooks";

const words = webhooksWords.shownSecret;

/** A signing secret that has just been made, with what one needs to use it. */
export const shownWebhookSecret = ({ id, secret }: { id: string; secret: string }, baseUrl: string): ShownSecret => ({
  title: words.title,
  description: words.description,
  values: [{ label: words.secret, value: secret }],
  variables: { GATEHOUSE_URL: baseUrl, WEBHOOK_SECRET: secret },
  sample: {
    title: words.sampleTitle,
    code: curl({
      method: "POST",
      url: `${baseUrl}/api/portal/webhooks/${id}/test`,
      headers: ["Authorization: Bearer $ACCESS_TOKEN"],
    }),
  },
});
