const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

/** The host that an `Origin` names; none for `null` and for what is no origin. */
function getHost(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}

/**
 * Whether a request that carries a cookie was made by this site's own pages. Every browser says where an unsafe request
 * comes from, in `Origin` and most in `Sec-Fetch-Site` too; one that says nothing is refused, so that a forged form
 * (CSRF) cannot act in a signed-in person's name.
 */
export function isSameOrigin(request: Request, publicUrl: string): boolean {
  if (SAFE.has(request.method)) return true;
  const site = request.headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin") return false;
  const origin = request.headers.get("origin");
  if (origin === null) return site === "same-origin";
  const host = getHost(origin);
  return host !== undefined && (host === request.headers.get("host") || origin === publicUrl);
}
