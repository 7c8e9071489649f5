import { checkRedirectUri } from "@/lib/oauth/redirect-uri";

// Each mends one thing that people often type; what is left may still be refused.
const MENDS: readonly ((uri: string) => string)[] = [
  (uri) => uri.trim(),
  (uri) => uri.replaceAll("\\", "/"),
  (uri) => (/^(?:localhost|127\.|\[::1\])/.test(uri) ? `http://${uri}` : uri),
  (uri) => (/^[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:\/|$)/.test(uri) ? `https://${uri}` : uri),
  (uri) => uri.replace(/#.*$/, ""),
  (uri) => uri.replace(/^(https?:\/\/)[^/@]*@/i, "$1"),
  (uri) => (checkRedirectUri(uri, "any") === null ? uri : uri.replace(/^http:/i, "https:")),
];

/** A redirect URI that can be registered and is close to one that cannot; `null` where we would have to guess. */
export function suggestRedirectUri(uri: string): string | null {
  const better = MENDS.reduce((text, mend) => mend(text), uri);
  return better !== uri && checkRedirectUri(better, "any") === null ? better : null;
}
