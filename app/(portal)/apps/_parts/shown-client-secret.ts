import { tokenThenProducts } from "@/lib/hooks/first-call";
import { curlClientCredentials } from "@/lib/ui/samples";
import type { ShownSecret } from "@/lib/ui/secret-once-dialog";
import { appsWords } from "@/words/apps";

const words = appsWords.shownClientSecret;

/** A client secret that has just been made, with what one needs to use it. */
export const shownClientSecret = (clientId: string, clientSecret: string, baseUrl: string): ShownSecret => ({
  title: words.title,
  description: words.description,
  values: [
    { label: words.clientId, value: clientId },
    { label: words.clientSecret, value: clientSecret },
  ],
  variables: { GATEHOUSE_URL: baseUrl, GATEHOUSE_CLIENT_ID: clientId, GATEHOUSE_CLIENT_SECRET: clientSecret },
  sample: { title: words.sampleTitle, code: curlClientCredentials(baseUrl, clientId, clientSecret) },
  attempt: () => tokenThenProducts(clientId, clientSecret),
});
