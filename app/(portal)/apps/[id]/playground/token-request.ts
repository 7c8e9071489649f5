import type { App } from "@/lib/contracts/apps";
import type { Attempt } from "./attempt";

/** A form POST of the flow, to be shown and to be sent. */
export interface FormRequest {
  path: string;
  fields: readonly (readonly [name: string, value: string])[];
}

type Client = Pick<App, "clientId">;

// A public app has no secret; in the body rather than in Basic, where one can read what is sent.
const asClient = ({ clientId }: Client, secret: string) => [
  ["client_id", clientId] as const,
  ...(secret ? [["client_secret", secret] as const] : []),
];

/** RFC 6749 §4.1.3 with RFC 7636 §4.5. */
export const exchangeRequest = (app: Client, attempt: Attempt, code: string, secret: string): FormRequest => ({
  path: "/auth/oauth/token",
  fields: [
    ["grant_type", "authorization_code"],
    ["code", code],
    ["redirect_uri", attempt.redirectUri],
    ["code_verifier", attempt.verifier],
    ...asClient(app, secret),
  ],
});

/** RFC 6749 §6. */
export const refreshRequest = (app: Client, refreshToken: string, secret: string): FormRequest => ({
  path: "/auth/oauth/token",
  fields: [["grant_type", "refresh_token"], ["refresh_token", refreshToken], ...asClient(app, secret)],
});

/** RFC 7009 §2.1. */
export const revocationRequest = (app: Client, token: string, secret: string): FormRequest => ({
  path: "/auth/oauth/revoke",
  fields: [["token", token], ...asClient(app, secret)],
});

const SHOWN = 40;

const shown = (name: string, value: string): string => {
  // Over somebody's shoulder, or in a screenshot, the page must not give the secret away.
  if (name === "client_secret") return "gth_sec_…";
  return value.length > SHOWN ? `${value.slice(0, SHOWN)}…` : value;
};

/** A form POST as text, one field a line. */
export const requestText = ({ path, fields }: FormRequest): string =>
  [
    `POST ${path}`,
    "Content-Type: application/x-www-form-urlencoded",
    "",
    fields.map(([name, value]) => `${name}=${shown(name, value)}`).join("\n&"),
  ].join("\n");
