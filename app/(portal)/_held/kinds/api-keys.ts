import { callWith, firstRequest } from "@/lib/hooks/first-call";
import { apiKeysApi } from "@/lib/hooks/held/api-keys";
import { curlWithApiKey } from "@/lib/ui/samples";
import type { HeldKind } from "../held-kind";

export const apiKeysKind: HeldKind = {
  api: apiKeysApi,
  path: "/api-keys",
  noun: "API key",
  plural: "API keys",
  short: "key",
  about: "For scripts and tools that work for you, with your own account.",
  empty: {
    text: "A key goes into one header of each request. It can be narrowed to scopes and addresses, can expire, and can be revoked at any moment.",
    picture: `curl …/api/query \\\n  -H "X-API-Key: gth_key_…"`,
  },
  reach: "whole-or-narrowed",
  advice: "A key works for you, with your own account. Keep it out of web pages and public repositories.",
  mark: ({ prefix }) => `${prefix}…`,
  sample: ({ scopes = null }, baseUrl) => ({
    title: "A call with it",
    code: curlWithApiKey(baseUrl, "$GATEHOUSE_API_KEY", firstRequest(scopes)),
    language: "shell",
  }),
  shown: ({ secret, scopes = null }, baseUrl) => ({
    values: [{ label: "API key", value: secret }],
    variables: { GATEHOUSE_URL: baseUrl, GATEHOUSE_API_KEY: secret },
    sample: { title: "Your first call", code: curlWithApiKey(baseUrl, secret, firstRequest(scopes)) },
    attempt: async () => [await callWith({ "x-api-key": secret }, firstRequest(scopes))],
  }),
};
