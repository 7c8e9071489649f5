import { tokenThenProducts } from "@/lib/hooks/first-call";
import type { ShownSecret } from "@/lib/ui/secret-once-dialog";

/** The dialog of an integration's client secret that has just been made. */
export const shownIntegrationSecret = (clientId: string, clientSecret: string, baseUrl: string): ShownSecret => ({
  title: "Store the client secret now",
  description: "It is shown this once. The system that uses it sends it to get its tokens.",
  values: [
    { label: "Client id", value: clientId },
    { label: "Client secret", value: clientSecret },
  ],
  variables: { CLIENT_ID: clientId, CLIENT_SECRET: clientSecret, API_BASE_URL: baseUrl },
  sample: {
    title: "Get a token",
    code: `curl -s ${baseUrl}/api/oauth/token -H "Content-Type: application/json" \\
  -d '{"grant_type":"client_credentials","client_id":"${clientId}","client_secret":"${clientSecret}"}'`,
  },
  attempt: () => tokenThenProducts(clientId, clientSecret),
});
