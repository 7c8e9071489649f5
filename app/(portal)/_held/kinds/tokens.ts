import { callWith, firstRequest } from "@/lib/hooks/first-call";
import { tokensApi } from "@/lib/hooks/held/tokens";
import { curlWithToken } from "@/lib/ui/samples";
import { heldWords } from "@/words/held";
import type { HeldKind } from "../held-kind";

const words = heldWords.tokens;

export const tokensKind: HeldKind = {
  api: tokensApi,
  path: "/tokens",
  noun: words.noun,
  plural: words.plural,
  short: words.short,
  about: words.about,
  empty: {
    text: words.text,
    picture: `curl …/api/query \\\n  -H "Authorization: Bearer gth_pat_…"`,
  },
  reach: "narrowed",
  advice: words.advice,
  mark: ({ prefix }) => `${prefix}…`,
  sample: ({ scopes = null }, baseUrl) => ({
    title: words.title,
    code: curlWithToken(baseUrl, "$GATEHOUSE_TOKEN", firstRequest(scopes)),
    language: "shell",
  }),
  shown: ({ secret, scopes = null }, baseUrl) => ({
    values: [{ label: words.label, value: secret }],
    variables: { GATEHOUSE_URL: baseUrl, GATEHOUSE_TOKEN: secret },
    sample: { title: words.yourFirstCall, code: curlWithToken(baseUrl, secret, firstRequest(scopes)) },
    attempt: async () => [await callWith({ authorization: `Bearer ${secret}` }, firstRequest(scopes))],
  }),
};
