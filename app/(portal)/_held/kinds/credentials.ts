import { loginThenProducts } from "@/lib/hooks/first-call";
import { credentialsApi } from "@/lib/hooks/held/credentials";
import { curlB2bLogin } from "@/lib/ui/samples";
import type { HeldKind } from "../held-kind";

export const credentialsKind: HeldKind = {
  api: credentialsApi,
  path: "/credentials",
  noun: "B2B login",
  plural: "B2B logins",
  short: "login",
  about: "A user name and a password that another company's server trades for short-lived tokens.",
  empty: {
    text: "The partner's server logs in with a user name and a password, gets a token for an hour, and refreshes it. Revoking the login ends every token that came from it.",
    picture: `curl …/auth/login \\\n  -d '{"username":"b2b_…","password":"gth_b2b_…"}'`,
  },
  reach: "whole",
  advice: "One login for each partner and system, so that you can take one back without the others noticing.",
  alsoStops: "Every token that was issued to it ends at the same moment.",
  mark: ({ username = "" }) => username,
  sample: ({ username = "" }, baseUrl) => ({
    title: "Get a token with it",
    code: curlB2bLogin(baseUrl, username, "…"),
    language: "shell",
  }),
  shown: ({ username = "", secret }, baseUrl) => ({
    values: [
      { label: "User name", value: username },
      { label: "Password", value: secret },
    ],
    variables: { GATEHOUSE_URL: baseUrl, GATEHOUSE_USERNAME: username, GATEHOUSE_PASSWORD: secret },
    sample: { title: "Get a token", code: curlB2bLogin(baseUrl, username, secret) },
    attempt: () => loginThenProducts(username, secret),
  }),
};
