import { z } from "zod";
import { splitScopes } from "../access/scopes";
import { checkRedirectUri } from "./redirect-uri";

/** The error words of RFC 7591 §3.2.2 that apply here. */
export type MetadataErrorCode = "invalid_redirect_uri" | "invalid_client_metadata";

/** Client metadata that cannot be registered; the message names the field. */
export class MetadataError extends Error {
  override readonly name = "MetadataError";
  readonly code: MetadataErrorCode;

  constructor(code: MetadataErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** How a registered client proves itself: with its secret, or, having none, with PKCE alone. */
const AUTH_METHODS = ["client_secret_basic", "client_secret_post", "none"] as const;

/** A client that registered itself acts for people who consent, never for itself: it belongs to nobody. */
const GRANTS = ["authorization_code", "refresh_token"] as const;

/** Line breaks and direction marks could make one name look like another on the consent screen. */
const shown = (text: string) => text.replace(/[\p{Cc}\p{Cf}]/gu, "").trim();

const web = z.url({ protocol: /^https?$/ }).max(500);

const metadata = z.object({
  redirect_uris: z.array(z.string().max(500)).min(1).max(20),
  client_name: z.string().transform(shown).pipe(z.string().max(60)).optional(),
  client_uri: web.optional(),
  token_endpoint_auth_method: z.enum(AUTH_METHODS).default("client_secret_basic"),
  grant_types: z.array(z.enum(GRANTS)).default(["authorization_code"]),
  response_types: z.array(z.literal("code")).default(["code"]),
  scope: z.string().max(2000).transform(splitScopes).optional(),
});

/** What a client says of itself (RFC 7591 §2), as far as it counts here. */
export interface ClientMetadata {
  redirectUris: string[];
  name: string;
  homepageUrl: string | null;
  authMethod: (typeof AUTH_METHODS)[number];
  /** Scopes it wishes to ask people for; `null` = whatever it may. */
  scopes: string[] | null;
}

/**
 * Reads client metadata from a registration request's JSON body. Fields that mean nothing here are passed over, as
 * RFC 7591 §2 asks. Throws `MetadataError`.
 */
export function readClientMetadata(body: unknown): ClientMetadata {
  const read = metadata.safeParse(body);
  if (!read.success) {
    const [issue] = read.error.issues;
    const field = issue?.path[0];
    const at = issue && issue.path.length > 0 ? `${issue.path.join(".")}: ` : "";
    throw new MetadataError(
      field === "redirect_uris" ? "invalid_redirect_uri" : "invalid_client_metadata",
      `${at}${issue?.message ?? "This is not client metadata."}`,
    );
  }
  const { redirect_uris, client_name, client_uri, token_endpoint_auth_method, scope } = read.data;
  for (const [index, uri] of redirect_uris.entries()) {
    const problem = checkRedirectUri(uri);
    if (problem) throw new MetadataError("invalid_redirect_uri", `redirect_uris.${index}: ${problem}`);
  }
  return {
    redirectUris: [...new Set(redirect_uris)],
    name: client_name || "Unnamed app",
    homepageUrl: client_uri ?? null,
    authMethod: token_endpoint_auth_method,
    scopes: scope ?? null,
  };
}
