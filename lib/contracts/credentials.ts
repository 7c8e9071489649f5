import { z } from "zod";
import { defineCall, idParams, listOf, removed } from "./call";
import { heldChange, heldChoices, heldFacts, rotation } from "./held";

/** A B2B login: a user name and a password for `POST /auth/login`. */
export const credential = z.strictObject({ ...heldFacts, username: z.string() });
export type B2bCredential = z.output<typeof credential>;

const withPassword = credential.extend({ password: z.string() });

export const listCredentials = defineCall({
  id: "listCredentials",
  method: "GET",
  path: "/api/portal/credentials",
  summary: "My B2B logins, newest first.",
  access: "portal",
  output: listOf(credential),
});

export const createCredential = defineCall({
  id: "createCredential",
  method: "POST",
  path: "/api/portal/credentials",
  summary: "Create a B2B login. Its password is in this answer only.",
  access: "portal",
  body: z.strictObject(heldChoices),
  output: withPassword,
  status: 201,
});

export const getCredential = defineCall({
  id: "getCredential",
  method: "GET",
  path: "/api/portal/credentials/{id}",
  summary: "One of my B2B logins.",
  access: "portal",
  params: idParams,
  output: credential,
});

export const updateCredential = defineCall({
  id: "updateCredential",
  method: "PATCH",
  path: "/api/portal/credentials/{id}",
  summary: "Rename a B2B login, change its expiry or addresses, or disable and enable it.",
  access: "portal",
  params: idParams,
  body: heldChange,
  output: credential,
});

export const rotateCredential = defineCall({
  id: "rotateCredential",
  method: "POST",
  path: "/api/portal/credentials/{id}/rotate",
  summary: "Replace a B2B login by a new user name and password. The old ones work on for the overlap.",
  access: "portal",
  params: idParams,
  body: rotation,
  output: withPassword,
  status: 201,
});

export const revokeCredential = defineCall({
  id: "revokeCredential",
  method: "DELETE",
  path: "/api/portal/credentials/{id}",
  summary: "Revoke a B2B login, with every token that was issued to it.",
  access: "portal",
  params: idParams,
  output: removed,
});
