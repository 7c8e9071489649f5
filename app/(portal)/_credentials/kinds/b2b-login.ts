import { firstRequest, loginThenCall } from "@/lib/hooks/first-call";
import { curlB2bLogin } from "@/lib/ui/samples";
import { commonWords } from "@/words/common";
import { credentialKindWords } from "@/words/credential-kinds";
import { credentialWords } from "@/words/credentials";
import type { CredentialUse } from "../credential-page-kind";

const words = credentialKindWords["b2b-login"];

export const b2bLoginUse: CredentialUse = {
  picture: `curl …/auth/login \\\n  -d '{"username":"b2b_…","password":"gth_b2b_…"}'`,
  sample: ({ username = "" }, baseUrl) => ({ code: curlB2bLogin(baseUrl, username, "…"), language: "shell" }),
  shown: ({ username = "", secret, scopes }, baseUrl) => ({
    values: [
      { label: credentialWords.detail.userName, value: username },
      { label: commonWords.password, value: secret },
    ],
    variables: { GATEHOUSE_URL: baseUrl, GATEHOUSE_USERNAME: username, GATEHOUSE_PASSWORD: secret },
    sample: { title: words.firstCall, code: curlB2bLogin(baseUrl, username, secret) },
    attempt: () => loginThenCall(username, secret, firstRequest(scopes)),
  }),
};
