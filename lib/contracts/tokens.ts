import { z } from "zod";
import { defineCall, idParams, listOf, removed } from "./call";
import { someScopes } from "./fields";
import { heldChange, heldChoices, heldFacts, rotation } from "./held";

/** A personal access token. */
export const token = z.strictObject({ ...heldFacts, scopes: z.array(z.string()) });
export type PersonalAccessToken = z.output<typeof token>;

const withToken = token.extend({ token: z.string() });

export const listTokens = defineCall({
  id: "listTokens",
  method: "GET",
  path: "/api/portal/tokens",
  summary: "My personal access tokens, newest first.",
  access: "portal",
  output: listOf(token),
});

export const createToken = defineCall({
  id: "createToken",
  method: "POST",
  path: "/api/portal/tokens",
  summary: "Create a personal access token. The token itself is in this answer only.",
  access: "portal",
  body: z.strictObject({ ...heldChoices, scopes: someScopes }),
  output: withToken,
  status: 201,
});

export const getToken = defineCall({
  id: "getToken",
  method: "GET",
  path: "/api/portal/tokens/{id}",
  summary: "One of my personal access tokens.",
  access: "portal",
  params: idParams,
  output: token,
});

export const updateToken = defineCall({
  id: "updateToken",
  method: "PATCH",
  path: "/api/portal/tokens/{id}",
  summary: "Rename a token, change its expiry or addresses, or disable and enable it.",
  access: "portal",
  params: idParams,
  body: heldChange,
  output: token,
});

export const rotateToken = defineCall({
  id: "rotateToken",
  method: "POST",
  path: "/api/portal/tokens/{id}/rotate",
  summary: "Replace a token by a new one. The old one works on for the overlap; the new one inherits the expiry.",
  access: "portal",
  params: idParams,
  body: rotation,
  output: withToken,
  status: 201,
});

export const revokeToken = defineCall({
  id: "revokeToken",
  method: "DELETE",
  path: "/api/portal/tokens/{id}",
  summary: "Revoke a personal access token. The next call with it is refused.",
  access: "portal",
  params: idParams,
  output: removed,
});
