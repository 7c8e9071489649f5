import { z } from "zod";
import { defineCall, idParams, listOf, moment, removed } from "./call";
import { allowedIps, futureMoment, line, someScopes } from "./fields";

export const apiKey = z.strictObject({
  id: z.string(),
  name: z.string(),
  /** The first characters, to tell it from others. */
  prefix: z.string(),
  /** `null`: all that its owner may do. */
  scopes: z.array(z.string()).nullable(),
  allowedIps: z.array(z.string()).nullable(),
  status: z.enum(["active", "expired", "disabled"]),
  expiresAt: moment.nullable(),
  lastUsedAt: moment.nullable(),
  lastUsedAddress: z.string().nullable(),
  createdAt: moment,
});
export type ApiKey = z.output<typeof apiKey>;

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
    name: line("Name"),
    expiresAt: futureMoment.nullish(),
    /** Left out: all that the owner may do. */
    scopes: someScopes.nullish(),
    allowedIps: allowedIps.nullish(),
  }),
  output: apiKey.extend({ key: z.string() }),
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

export const revokeApiKey = defineCall({
  id: "revokeApiKey",
  method: "DELETE",
  path: "/api/portal/api-keys/{id}",
  summary: "Revoke an API key. The next call with it is refused.",
  access: "portal",
  params: idParams,
  output: removed,
});
