import type { Language } from "@/lib/ui/highlight";
import { authorizeSample, curlB2bLogin, curlClientCredentials, curlWithApiKey, curlWithToken } from "@/lib/ui/samples";
import { homeWords } from "@/words/home";

const words = homeWords.choices;

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
    building: words.apiKeyFor,
    detail: words.apiKeyForText,
    credential: words.apiKey,
    because: words.apiKeyText,
    samples: [{ title: words.call, code: curlWithApiKey(baseUrl, "gth_key_8fK2…"), language: "shell" }],
    answer: PRODUCTS,
    action: { label: words.createApiKey, href: "/api-keys/new" },
  },
  {
    id: "pipeline",
    building: words.tokenFor,
    detail: words.tokenForText,
    credential: words.personalAccessToken,
    because: words.tokenText,
    samples: [{ title: words.call, code: curlWithToken(baseUrl, "gth_pat_4Qm7…"), language: "shell" }],
    answer: PRODUCTS,
    action: { label: words.createAccessToken, href: "/tokens/new" },
  },
  {
    id: "app",
    building: words.confidentialFor,
    detail: words.confidentialForText,
    credential: words.confidential,
    because: words.confidentialText,
    samples: [
      {
        title: words.sendPeopleTo,
        code: authorizeSample(baseUrl, {
          clientId: "Au5tQw8m…",
          redirectUri: "https://acme.example/callback",
          scopes: ["read"],
          pkce: false,
        }),
        language: "text",
      },
      { title: words.thenCall, code: curlWithToken(baseUrl), language: "shell" },
    ],
    answer: PRODUCTS,
    action: { label: words.createApp, href: "/apps/new?type=confidential" },
  },
  {
    id: "native",
    building: words.publicFor,
    detail: words.publicForText,
    credential: words.public,
    because: words.publicText,
    samples: [
      {
        title: words.sendPeopleTo,
        code: authorizeSample(baseUrl, {
          clientId: "Kb9hZx2c…",
          redirectUri: "com.acme.app:/callback",
          scopes: ["read"],
          pkce: true,
        }),
        language: "text",
      },
      { title: words.thenCall, code: curlWithToken(baseUrl), language: "shell" },
    ],
    answer: PRODUCTS,
    action: { label: words.createApp, href: "/apps/new?type=public" },
  },
  {
    id: "service",
    building: words.serviceFor,
    detail: words.serviceForText,
    credential: words.service,
    because: words.serviceText,
    samples: [
      { title: words.getAToken, code: curlClientCredentials(baseUrl, "Au5tQw8m…", "gth_sec_…"), language: "shell" },
    ],
    answer: TOKEN,
    action: { label: words.createApp, href: "/apps/new?type=confidential" },
  },
  {
    id: "partner",
    building: words.b2bFor,
    detail: words.b2bForText,
    credential: words.b2bLogin,
    because: words.b2bText,
    samples: [{ title: words.logIn, code: curlB2bLogin(baseUrl, "b2b_7hT2…", "gth_b2b_…"), language: "shell" }],
    answer: PAIR,
    action: { label: words.createB2bLogin, href: "/credentials/new" },
  },
];
