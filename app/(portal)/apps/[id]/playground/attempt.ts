/** One run of the code flow: what the page must remember while the person is away at the authorization page. */
export interface Attempt {
  state: string;
  /** RFC 7636 §4.1; its hash goes ahead, it follows itself with the code. */
  verifier: string;
  challenge: string;
  scopes: string[];
  redirectUri: string;
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

const randomText = () => base64url(crypto.getRandomValues(new Uint8Array(32)));

/** Whether this browser can make PKCE's hash here: it does so on https and on the own machine only. */
export const canHash = (): boolean => window.isSecureContext;

/** A new run, with a state and a verifier that nobody else knows. */
export async function newAttempt(scopes: string[], redirectUri: string): Promise<Attempt> {
  const verifier = randomText();
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier));
  return { state: randomText(), verifier, challenge: base64url(new Uint8Array(hash)), scopes, redirectUri };
}

const storageKey = (appId: string) => `gatehouse-playground-${appId}`;

/** Keeps a run in this tab, and nowhere else. */
export const keepAttempt = (appId: string, attempt: Attempt): void =>
  sessionStorage.setItem(storageKey(appId), JSON.stringify(attempt));

/** The run that this tab began, once: an answer is good for one of them only. */
export function takeAttempt(appId: string): Attempt | null {
  const kept = sessionStorage.getItem(storageKey(appId));
  sessionStorage.removeItem(storageKey(appId));
  return kept ? (JSON.parse(kept) as Attempt) : null;
}
