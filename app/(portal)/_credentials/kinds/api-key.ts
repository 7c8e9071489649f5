import { callWith, firstRequest } from "@/lib/hooks/first-call";
import { curlWithApiKey } from "@/lib/ui/samples";
import { credentialKindWords } from "@/words/credential-kinds";
import type { CredentialUse } from "../credential-page-kind";

const words = credentialKindWords["api-key"];

export const apiKeyUse: CredentialUse = {
  picture: `curl …/api/query \\\n  -H "X-API-Key: gth_key_…"`,
  sample: ({ scopes }, baseUrl) => ({
    code: curlWithApiKey(baseUrl, "$GATEHOUSE_API_KEY", firstRequest(scopes)),
    language: "shell",
  }),
  shown: ({ secret, scopes }, baseUrl) => ({
    values: [{ label: words.noun, value: secret }],
    variables: { GATEHOUSE_URL: baseUrl, GATEHOUSE_API_KEY: secret },
    sample: { title: words.firstCall, code: curlWithApiKey(baseUrl, secret, firstRequest(scopes)) },
    attempt: async () => [await callWith({ "x-api-key": secret }, firstRequest(scopes))],
  }),
};
