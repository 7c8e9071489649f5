import { API_ERRORS, ApiError } from "../api-error";
import { RESPONSE_TYPES } from "../oauth/authorize/response-types";
import { MetadataError, readClientMetadata } from "../oauth/client-metadata";
import { registerClient } from "../portal/apps/register-client";
import { loadSettings } from "../settings/settings";
import { jsonResponse } from "../whole-response";
import type { Handler } from "./handler";
import { readJson } from "./read-json";

const NO_STORE = { "cache-control": "no-store", pragma: "no-cache" };

const refuse = (status: number, error: string, error_description: string, headers: Record<string, string> = {}) =>
  jsonResponse({ error, error_description }, { status, headers: { ...headers, ...NO_STORE } });

/**
 * `POST /auth/oauth/register` (RFC 7591 §3): a client registers itself, where an administrator has allowed it. `201`
 * with the client as it was registered, `400` in the words of §3.2.2, `403` while it is switched off.
 */
export const register: Handler = async (request, context) => {
  const settings = await loadSettings(context.runtime);
  if (!settings.dynamicRegistration) {
    return refuse(403, "access_denied", "Clients cannot register themselves here. Ask for an account and make an app.");
  }
  try {
    const metadata = readClientMetadata(await readJson(request, { limit: 50_000 }), settings);
    const client = await registerClient(metadata, context);
    return jsonResponse(
      {
        client_id: client.clientId,
        client_id_issued_at: Math.floor(client.createdAt.getTime() / 1000),
        // §3.2.1: 0 says that the secret does not expire.
        ...(client.clientSecret !== null && { client_secret: client.clientSecret, client_secret_expires_at: 0 }),
        client_name: metadata.name,
        ...(metadata.homepageUrl !== null && { client_uri: metadata.homepageUrl }),
        redirect_uris: metadata.redirectUris,
        token_endpoint_auth_method: metadata.authMethod,
        grant_types: client.grantTypes,
        response_types: RESPONSE_TYPES,
        scope: client.scopes.join(" "),
      },
      { status: 201, headers: NO_STORE },
    );
  } catch (error) {
    if (error instanceof MetadataError) return refuse(400, error.code, error.message);
    if (error instanceof ApiError) {
      return refuse(API_ERRORS[error.code].status, "invalid_client_metadata", error.message, error.headers);
    }
    throw error;
  }
};
