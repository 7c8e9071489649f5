import type { Language } from "@/lib/ui/highlight";
import { authorizeSample, curlB2bLogin, curlClientCredentials, curlWithApiKey, curlWithToken } from "@/lib/ui/samples";

/** A credential that fits a kind of work, with what a call looks like when it has been given out. */
export interface CredentialChoice {
  id: "script" | "pipeline" | "app" | "native" | "service" | "partner";
  /** What the reader is building. */
  building: string;
  detail: string;
  credential: string;
  because: string;
  samples: readonly { title: string; code: string; language: Language }[];
  answer: string;
  action: { label: string; href: string };
}

const PRODUCTS = `{
  "products": [
    { "id": 1, "name": "Morning Lantern Black Tea", "price": 8.90, "stock": 142 },
    { "id": 2, "name": "Harbour Mist Earl Grey", "price": 9.50, "stock": 118 },
    { "id": 3, "name": "Willow Bend Green Tea", "price": 11.20, "stock": 76 }
  ]
}`;

const TOKEN = `{
  "access_token": "eyJ0eXAiOiJhdCtqd3QiLCJhbGci…",
  "token_type": "Bearer",
  "expires_in": 2592000,
  "scope": "read"
}`;

const PAIR = `{
  "success": true,
  "data": {
    "access_token": "eyJ0eXAiOiJhdCtqd3QiLCJhbGci…",
    "refresh_token": "gth_ref_…",
    "access_expires_at": "2026-11-21T13:00:00Z",
    "refresh_expires_at": "2026-11-28T12:00:00Z",
    "client_id": 100001
  }
}`;

/** The answers to "which credential do I need?", with samples that carry this installation's address. */
export const credentialChoices = (baseUrl: string): readonly CredentialChoice[] => [
  {
    id: "script",
    building: "A script or an internal tool",
    detail: "It works for you, with your own account.",
    credential: "API key",
    because: "One header, no sign-in step. Narrow it to scopes and addresses, and give it an end date.",
    samples: [{ title: "Call", code: curlWithApiKey(baseUrl, "gth_key_8fK2…"), language: "shell" }],
    answer: PRODUCTS,
    action: { label: "Create API key", href: "/api-keys/new" },
  },
  {
    id: "pipeline",
    building: "A tool that wants a token",
    detail: "A pipeline, an SDK, a spreadsheet add-on.",
    credential: "Personal access token",
    because: "Goes where a bearer token is expected, and only as far as the scopes that you choose.",
    samples: [{ title: "Call", code: curlWithToken(baseUrl, "gth_pat_4Qm7…"), language: "shell" }],
    answer: PRODUCTS,
    action: { label: "Create access token", href: "/tokens/new" },
  },
  {
    id: "app",
    building: "An app that other people connect",
    detail: "It runs on a server and acts for each of them.",
    credential: "OAuth app, confidential",
    because: "People say yes once, see what they allow, and can disconnect it any day. You never see a password.",
    samples: [
      {
        title: "Send people to",
        code: authorizeSample(baseUrl, {
          clientId: "Au5tQw8m…",
          redirectUri: "https://acme.example/callback",
          scopes: ["read"],
          pkce: false,
        }),
        language: "text",
      },
      { title: "Then call", code: curlWithToken(baseUrl), language: "shell" },
    ],
    answer: PRODUCTS,
    action: { label: "Create app", href: "/apps/new?type=confidential" },
  },
  {
    id: "native",
    building: "A phone, desktop or browser app",
    detail: "People could read a secret out of it.",
    credential: "OAuth app, public",
    because: "No secret to lose: each sign-in proves itself with PKCE, and refresh tokens change at every use.",
    samples: [
      {
        title: "Send people to",
        code: authorizeSample(baseUrl, {
          clientId: "Kb9hZx2c…",
          redirectUri: "com.acme.app:/callback",
          scopes: ["read"],
          pkce: true,
        }),
        language: "text",
      },
      { title: "Then call", code: curlWithToken(baseUrl), language: "shell" },
    ],
    answer: PRODUCTS,
    action: { label: "Create app", href: "/apps/new?type=public" },
  },
  {
    id: "service",
    building: "A service that acts as itself",
    detail: "Nobody is there to say yes.",
    credential: "OAuth app, client credentials",
    because: "It trades its id and secret for a token that runs out. Two secrets at once let you change them calmly.",
    samples: [
      { title: "Get a token", code: curlClientCredentials(baseUrl, "Au5tQw8m…", "gth_sec_…"), language: "shell" },
    ],
    answer: TOKEN,
    action: { label: "Create app", href: "/apps/new?type=confidential" },
  },
  {
    id: "partner",
    building: "A partner's system that logs in",
    detail: "It knows a user name and a password.",
    credential: "B2B login",
    because: "A login of its own, apart from your password: hourly tokens, refreshed, from the addresses you allow.",
    samples: [{ title: "Log in", code: curlB2bLogin(baseUrl, "b2b_7hT2…", "gth_b2b_…"), language: "shell" }],
    answer: PAIR,
    action: { label: "Create B2B login", href: "/credentials/new" },
  },
];
