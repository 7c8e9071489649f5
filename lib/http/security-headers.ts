/** Headers that every answer carries. */
export const COMMON_HEADERS: Readonly<Record<string, string>> = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "strict-origin-when-cross-origin",
  "cross-origin-opener-policy": "same-origin",
  "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
};

/**
 * The content security policy of a page (DESIGN §9): scripts only with this request's nonce, no frames around us. The
 * consent page has no `form-action`: browsers apply it to the redirect that follows the form too, and that goes to the
 * client's own address, which may be any.
 */
export function contentSecurityPolicy({
  nonce,
  path,
  development,
  secure,
}: {
  nonce: string;
  path: string;
  development: boolean;
  secure: boolean;
}): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    // An app's logo may stand anywhere on the web.
    "img-src 'self' data: blob: https:",
    "font-src 'self'",
    `connect-src 'self'${development ? " ws:" : ""}`,
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    ...(path === "/consent" ? [] : ["form-action 'self'"]),
    ...(secure ? ["upgrade-insecure-requests"] : []),
  ].join("; ");
}
