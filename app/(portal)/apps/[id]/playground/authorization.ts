import { playgroundWords } from "@/words/playground";
import type { Attempt } from "./attempt";

const words = playgroundWords.authorization;

/** The parameters of the authorization request (RFC 6749 §4.1.1, RFC 7636 §4.3). */
export const authorizationParameters = (clientId: string, attempt: Attempt): [name: string, value: string][] => [
  ["response_type", "code"],
  ["client_id", clientId],
  ["redirect_uri", attempt.redirectUri],
  ["scope", attempt.scopes.join(" ")],
  ["state", attempt.state],
  ["code_challenge", attempt.challenge],
  ["code_challenge_method", "S256"],
  // Asked again although it was allowed before: that is the step to look at.
  ["prompt", "consent"],
];

/** One thing that an app must look at when the answer comes, and what it found. */
export interface Check {
  name: string;
  good: boolean;
  found: string;
}

/** The answer that came to the redirect URI (RFC 6749 §4.1.2). */
export interface Callback {
  parameters: [name: string, value: string][];
  checks: Check[];
  /** `null` where the answer is a refusal, or must not be trusted. */
  code: string | null;
}

/** Reads the answer in an address, and makes the checks that every app must make before it goes on. */
export function readCallback(search: URLSearchParams, attempt: Attempt | null, issuer: string): Callback | null {
  if (!search.has("code") && !search.has("error")) return null;
  const checks = [
    {
      name: "state",
      // An answer to a request that somebody else began would tie their account to this browser (RFC 6749 §10.12).
      good: attempt !== null && search.get("state") === attempt.state,
      found: attempt ? words.stateIsOurs : words.nothingSent,
      wrong: words.stateIsNotOurs,
    },
    {
      name: "iss",
      // An answer of another server must not be taken to this one (RFC 9207).
      good: search.get("iss") === issuer,
      found: words.issuerIsThis,
      wrong: words.issuerIsNotThis,
    },
  ].map(({ name, good, found, wrong }) => ({ name, good, found: good || !attempt ? found : wrong }));
  const trusted = checks.every(({ good }) => good);
  return { parameters: [...search], checks, code: trusted ? search.get("code") : null };
}

/** What an access token says: the payload of the JWT, laid out. Nothing is verified here; that is the API's part. */
export function readClaims(jwt: string): string {
  const [, payload = ""] = jwt.split(".");
  const bytes = Uint8Array.from(atob(payload.replaceAll("-", "+").replaceAll("_", "/")), (character) =>
    character.charCodeAt(0),
  );
  return JSON.stringify(JSON.parse(new TextDecoder().decode(bytes)), null, 2);
}
