import { tokenThenProducts } from "@/lib/hooks/first-call";
import { curlClientCredentials } from "@/lib/ui/samples";
import type { ShownSecret } from "@/lib/ui/secret-once-dialog";

/** A client secret that has just been made, with what one needs to use it. */
export const shownClientSecret = (clientId: string, clientSecret: string, baseUrl: string): ShownSecret => ({
  title: "Store your client secret now",
  description: "Whoever has it can act as this app. You can have it shown again later, with your password.",
  values: [
    { label: "Client id", value: clientId },
    { label: "Client secret", value: clientSecret },
  ],
  variables: { GATEHOUSE_URL: baseUrl, GATEHOUSE_CLIENT_ID: clientId, GATEHOUSE_CLIENT_SECRET: clientSecret },
  sample: { title: "A token for the app itself", code: curlClientCredentials(baseUrl, clientId, clientSecret) },
  attempt: () => tokenThenProducts(clientId, clientSecret),
});
