import { findApiKey } from "../../../db/queries/principals";
import type { Runtime } from "../../runtime";
import type { Authenticator } from "../identified";
import { identifyHeld } from "./held-credential";

/** What API keys are called, and how they are refused. */
export const API_KEYS = {
  kind: "api-key",
  words: {
    unknown: "The API key is unknown or was revoked.",
    expired: "The API key has expired.",
    disabled: "The API key is disabled.",
  },
} as const;

/** API keys in `X-API-Key`. */
export const apiKeyAuthenticator = (runtime: Runtime): Authenticator => ({
  present: (request) => request.headers.get("x-api-key")?.trim() ?? undefined,
  recognises: (secret) => secret.startsWith("gth_key_"),
  identify: (presented, { address }) =>
    identifyHeld(
      runtime,
      {
        ...API_KEYS,
        secret: "key",
        table: "api_keys",
        find: (digests) => findApiKey(runtime.db, digests),
      },
      presented,
      address,
    ),
});
