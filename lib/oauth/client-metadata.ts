import { z } from "zod";
import { splitScopes } from "../scopes/scopes";
import { shownText } from "../shown-text";
import { webAddressProblem } from "../web-address";
import { RESPONSE_TYPES } from "./authorize/response-types";
import { CLIENT_AUTH_METHODS, type ClientAuthMethod } from "./client-auth/client-authentications";
import { grantTypesFor } from "./grants/grants";
import { checkRedirectUri } from "./redirect-uri";
import { withoutOfflineAccess } from "./scopes";

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

/** A client that registered itself acts for people who consent, never for itself: it belongs to nobody. */
const REGISTRABLE = grantTypesFor("registered", "confidential");

/** Nobody is there to be told of a line break, as there is at a form. */
const shown = (text: string) => shownText(text.replace(/\p{Cc}/gu, ""));

const web = z
  .string()
  .max(500)
  .superRefine((text, context) => {
    const message = webAddressProblem(text);
    if (message) context.addIssue({ code: "custom", message });
  });

/** A list of which what is offered is registered, as RFC 7591 §2 has it; an error where that is nothing of it. */
const narrowed = (offered: readonly string[]) =>
  z
    .array(z.string().max(200))
    .max(50)
    .refine(
      (names) => names.length === 0 || names.some((name) => offered.includes(name)),
      `Choose of ${offered.join(", ")}.`,
    );

const metadata = z.object({
  redirect_uris: z.array(z.string().max(500)).min(1).max(20),
  client_name: z.string().transform(shown).pipe(z.string().max(60)).optional(),
  client_uri: web.optional(),
  token_endpoint_auth_method: z.enum(CLIENT_AUTH_METHODS).default("client_secret_basic"),
  grant_types: narrowed(REGISTRABLE).optional(),
  response_types: narrowed(RESPONSE_TYPES).optional(),
  scope: z.string().max(2000).transform(splitScopes).optional(),
});

/** What a client says of itself (RFC 7591 §2), as far as it counts here. */
export interface ClientMetadata {
  redirectUris: string[];
  name: string;
  homepageUrl: string | null;
  authMethod: ClientAuthMethod;
  /** Scopes it wishes to ask people for; `null` = whatever it may. */
  scopes: string[] | null;
}

/** RFC 7592 §2.2: a field that is null says what one says that is not there, and libraries send all that they know. */
const withoutNulls = (body: unknown): unknown =>
  typeof body === "object" && body !== null && !Array.isArray(body)
    ? Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null))
    : body;

/**
 * Reads client metadata from a registration request's JSON body. Fields that mean nothing here are passed over, as
 * RFC 7591 §2 asks. Throws `MetadataError`.
 */
export function readClientMetadata(
  body: unknown,
  { privateUseSchemes }: { privateUseSchemes: readonly string[] },
): ClientMetadata {
  const read = metadata.safeParse(withoutNulls(body));
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
    const problem = checkRedirectUri(uri, privateUseSchemes);
    if (problem) throw new MetadataError("invalid_redirect_uri", `redirect_uris.${index}: ${problem}`);
  }
  const scopes = withoutOfflineAccess(scope ?? []);
  return {
    redirectUris: [...new Set(redirect_uris)],
    name: client_name || "Unnamed app",
    homepageUrl: client_uri ?? null,
    authMethod: token_endpoint_auth_method,
    scopes: scopes.length > 0 ? scopes : null,
  };
}
