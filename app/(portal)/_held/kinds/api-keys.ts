import { callWith, firstRequest } from "@/lib/hooks/first-call";
import { apiKeysApi } from "@/lib/hooks/held/api-keys";
import { curlWithApiKey } from "@/lib/ui/samples";
import { heldWords } from "@/words/held";
import type { HeldKind } from "../held-kind";

const words = heldWords.apiKeys;

export const apiKeysKind: HeldKind = {
  api: apiKeysApi,
  path: "/api-keys",
  noun: words.noun,
  plural: words.plural,
  short: words.short,
  about: words.about,
  empty: {
    text: words.text,
    picture: `curl …/api/query \\\n  -H "X-API-Key: gth_key_…"`,
  },
  reach: "whole-or-narrowed",
  advice: words.advice,
  mark: ({ prefix }) => `${prefix}…`,
  sample: ({ scopes = null }, baseUrl) => ({
    title: words.title,
    code: curlWithApiKey(baseUrl, "$GATEHOUSE_API_KEY", firstRequest(scopes)),
    language: "shell",
  }),
  shown: ({ secret, scopes = null }, baseUrl) => ({
    values: [{ label: words.noun, value: secret }],
    variables: { GATEHOUSE_URL: baseUrl, GATEHOUSE_API_KEY: secret },
    sample: { title: words.yourFirstCall, code: curlWithApiKey(baseUrl, secret, firstRequest(scopes)) },
    attempt: async () => [await callWith({ "x-api-key": secret }, firstRequest(scopes))],
  }),
};
