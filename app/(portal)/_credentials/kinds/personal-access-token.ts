import { capital } from "@/lib/contracts/capital";
import { callWith, firstRequest } from "@/lib/hooks/first-call";
import { curlWithToken } from "@/lib/ui/samples";
import { credentialKindWords } from "@/words/credential-kinds";
import type { CredentialUse } from "../credential-page-kind";

const words = credentialKindWords["access-token"];

export const personalAccessTokenUse: CredentialUse = {
  picture: `curl …/api/query \\\n  -H "Authorization: Bearer gth_pat_…"`,
  sample: ({ scopes }, baseUrl) => ({
    code: curlWithToken(baseUrl, "$GATEHOUSE_TOKEN", firstRequest(scopes)),
    language: "shell",
  }),
  shown: ({ secret, scopes }, baseUrl) => ({
    values: [{ label: capital(words.noun), value: secret }],
    variables: { GATEHOUSE_URL: baseUrl, GATEHOUSE_TOKEN: secret },
    sample: { title: words.firstCall, code: curlWithToken(baseUrl, secret, firstRequest(scopes)) },
    attempt: async () => [await callWith({ authorization: `Bearer ${secret}` }, firstRequest(scopes))],
  }),
};
