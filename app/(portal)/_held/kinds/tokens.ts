import { callWith, firstRequest } from "@/lib/hooks/first-call";
import { tokensApi } from "@/lib/hooks/held/tokens";
import { curlWithToken } from "@/lib/ui/samples";
import type { HeldKind } from "../held-kind";

export const tokensKind: HeldKind = {
  api: tokensApi,
  path: "/tokens",
  noun: "access token",
  plural: "access tokens",
  short: "token",
  about: "Personal access tokens: for tools that send a Bearer token and should hold only the scopes that you choose.",
  empty: {
    text: "A personal access token works wherever an OAuth token does, with no sign-in step. It holds the scopes that you choose, can expire, and can be revoked at any moment.",
    picture: `curl …/api/query \\\n  -H "Authorization: Bearer gth_pat_…"`,
  },
  reach: "narrowed",
  advice: "A personal access token works for you, within the scopes that you choose. Treat it like a password.",
  mark: ({ prefix }) => `${prefix}…`,
  sample: ({ scopes = null }, baseUrl) => ({
    title: "A call with it",
    code: curlWithToken(baseUrl, "$GATEHOUSE_TOKEN", firstRequest(scopes)),
    language: "shell",
  }),
  shown: ({ secret, scopes = null }, baseUrl) => ({
    values: [{ label: "Access token", value: secret }],
    variables: { GATEHOUSE_URL: baseUrl, GATEHOUSE_TOKEN: secret },
    sample: { title: "Your first call", code: curlWithToken(baseUrl, secret, firstRequest(scopes)) },
    attempt: async () => [await callWith({ authorization: `Bearer ${secret}` }, firstRequest(scopes))],
  }),
};
