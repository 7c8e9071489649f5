import { loginThenProducts } from "@/lib/hooks/first-call";
import { credentialsApi } from "@/lib/hooks/held/credentials";
import { curlB2bLogin } from "@/lib/ui/samples";
import { commonWords } from "@/words/common";
import { heldWords } from "@/words/held";
import type { HeldKind } from "../held-kind";

const words = heldWords.credentials;

export const credentialsKind: HeldKind = {
  api: credentialsApi,
  path: "/credentials",
  noun: words.noun,
  plural: words.plural,
  short: words.short,
  about: words.about,
  empty: {
    text: words.text,
    picture: `curl …/auth/login \\\n  -d '{"username":"b2b_…","password":"gth_b2b_…"}'`,
  },
  reach: "whole",
  advice: words.advice,
  alsoStops: words.alsoStops,
  mark: ({ username = "" }) => username,
  sample: ({ username = "" }, baseUrl) => ({
    title: words.title,
    code: curlB2bLogin(baseUrl, username, "…"),
    language: "shell",
  }),
  shown: ({ username = "", secret }, baseUrl) => ({
    values: [
      { label: words.label, value: username },
      { label: commonWords.password, value: secret },
    ],
    variables: { GATEHOUSE_URL: baseUrl, GATEHOUSE_USERNAME: username, GATEHOUSE_PASSWORD: secret },
    sample: { title: words.getAToken, code: curlB2bLogin(baseUrl, username, secret) },
    attempt: () => loginThenProducts(username, secret),
  }),
};
