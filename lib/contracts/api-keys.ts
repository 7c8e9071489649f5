import { z } from "zod";
import { defineCall, idParams, listOf, removed } from "./call";
import { someScopes } from "./fields";
import { heldChange, heldChoices, heldFacts, rotation } from "./held";

export const apiKey = z.strictObject({
  ...heldFacts,
  /** `null`: all that its owner may do. */
  scopes: z.array(z.string()).nullable(),
});
export type ApiKey = z.output<typeof apiKey>;

const withKey = apiKey.extend({ key: z.string() });

export const listApiKeys = defineCall({
  id: "listApiKeys",
  method: "GET",
  path: "/api/portal/api-keys",
  summary: "My API keys, newest first.",
  access: "portal",
  output: listOf(apiKey),
});

export const createApiKey = defineCall({
  id: "createApiKey",
  method: "POST",
  path: "/api/portal/api-keys",
  summary: "Create an API key. The key itself is in this answer only.",
  access: "portal",
  body: z.strictObject({
    ...heldChoices,
    /** Left out: all that the owner may do. */
    scopes: someScopes.nullish(),
  }),
  output: withKey,
  status: 201,
});

export const getApiKey = defineCall({
  id: "getApiKey",
  method: "GET",
  path: "/api/portal/api-keys/{id}",
  summary: "One of my API keys.",
  access: "portal",
  params: idParams,
  output: apiKey,
});

export const updateApiKey = defineCall({
  id: "updateApiKey",
  method: "PATCH",
  path: "/api/portal/api-keys/{id}",
  summary: "Rename an API key, change its expiry or addresses, or disable and enable it.",
  access: "portal",
  params: idParams,
  body: heldChange,
  output: apiKey,
});

export const rotateApiKey = defineCall({
  id: "rotateApiKey",
  method: "POST",
  path: "/api/portal/api-keys/{id}/rotate",
  summary: "Replace an API key by a new one. The old one works on for the overlap; the new one inherits the expiry.",
  access: "portal",
  params: idParams,
  body: rotation,
  output: withKey,
  status: 201,
});

export const revokeApiKey = defineCall({
  id: "revokeApiKey",
  method: "DELETE",
  path: "/api/portal/api-keys/{id}",
  summary: "Revoke an API key. The next call with it is refused.",
  access: "portal",
  params: idParams,
  output: removed,
});
