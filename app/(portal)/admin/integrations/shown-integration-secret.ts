import { tokenThenProducts } from "@/lib/hooks/first-call";
import type { ShownSecret } from "@/lib/ui/secret-once-dialog";
import { adminIntegrationsWords } from "@/words/admin-integrations";

const words = adminIntegrationsWords.shownIntegrationSecret;

/** The dialog of an integration's client secret that has just been made. */
export const shownIntegrationSecret = (clientId: string, clientSecret: string, baseUrl: string): ShownSecret => ({
  title: words.title,
  description: words.description,
  values: [
    { label: words.clientId, value: clientId },
    { label: words.clientSecret, value: clientSecret },
  ],
  variables: { CLIENT_ID: clientId, CLIENT_SECRET: clientSecret, API_BASE_URL: baseUrl },
  sample: {
    title: words.getAToken,
    code: `curl -s ${baseUrl}/api/oauth/token -H "Content-Type: application/json" \\
  -d '{"grant_type":"client_credentials","client_id":"${clientId}","client_secret":"${clientSecret}"}'`,
  },
  attempt: () => tokenThenProducts(clientId, clientSecret),
});
