import { z } from "zod";
import { auditOutput, auditPaging } from "./audit";
import { defineCall, id, idParams, listOutput, moment, removed } from "./call";
import { email, line, seenVersion } from "./fields";
import { inventoryItem } from "./inventory";
import { pageOutput, paging, search } from "./paging";
import { servedRequest } from "./usage";

/** A person as administrators see them. */
export const user = z.strictObject({
  id: z.string(),
  accountNumber: z.number().int(),
  name: z.string(),
  email: z.string(),
  username: z.string(),
  role: z.string(),
  /** `invited`: they have not accepted yet. */
  status: z.enum(["active", "invited", "disabled"]),
  emailVerified: z.boolean(),
  /** Whether a second factor is asked for when they sign in. */
  twoFactor: z.boolean(),
  lastSignInAt: moment.nullable(),
  createdAt: moment,
  /** To be sent with a change, so that nobody overwrites what they have not seen. */
  version: z.string(),
});
export type User = z.output<typeof user>;

export const listUsers = defineCall({
  id: "listUsers",
  method: "GET",
  path: "/api/admin/users",
  summary: "People, newest first.",
  access: "admin",
  query: z.strictObject({
    /** Part of the name, email address or user name. */
    search: search.optional(),
    role: line("Role", 60).optional(),
    status: z.enum(["active", "disabled"]).optional(),
    ...paging,
  }),
  output: pageOutput(user),
});

export const getUser = defineCall({
  id: "getUser",
  method: "GET",
  path: "/api/admin/users/{id}",
  summary: "One person.",
  access: "admin",
  params: idParams,
  output: user,
});

export const updateUser = defineCall({
  id: "updateUser",
  method: "PATCH",
  path: "/api/admin/users/{id}",
  summary: "Give a person another role, or disable and enable them. What they hold follows at the next call.",
  access: "admin",
  params: idParams,
  body: z.strictObject({ role: line("Role", 60).optional(), disabled: z.boolean().optional(), version: seenVersion }),
  output: user,
});

export const inviteUser = defineCall({
  id: "inviteUser",
  method: "POST",
  path: "/api/admin/users",
  summary: "Invite somebody by email. They choose their password with the link that they get.",
  access: "admin",
  body: z.strictObject({
    email,
    name: line("Name"),
    /** Left out: the role of everyone who signs up. */
    role: line("Role", 60).optional(),
  }),
  output: user,
  status: 201,
});

export const inviteUserAgain = defineCall({
  id: "inviteUserAgain",
  method: "POST",
  path: "/api/admin/users/{id}/invitation",
  summary: "Send an invitation that was not accepted once more. The earlier link ends.",
  access: "admin",
  params: idParams,
  output: user,
});

export const signOutUser = defineCall({
  id: "signOutUser",
  method: "POST",
  path: "/api/admin/users/{id}/sign-out",
  summary: "Sign a person out everywhere: every browser, and every program that signed in with their password.",
  access: "admin",
  params: idParams,
  output: z.strictObject({ ended: z.number().int() }),
});

export const listUserInventory = defineCall({
  id: "listUserInventory",
  method: "GET",
  path: "/api/admin/users/{id}/inventory",
  summary: "Everything that can act for a person.",
  access: "admin",
  params: idParams,
  output: listOutput(inventoryItem),
});

export const endUserInventoryItem = defineCall({
  id: "endUserInventoryItem",
  method: "DELETE",
  path: "/api/admin/users/{id}/inventory/{itemId}",
  summary: "Take from one of a person's things what lets it act for them.",
  access: "admin",
  params: z.strictObject({ id, itemId: id }),
  output: removed,
});

export const listUserRequests = defineCall({
  id: "listUserRequests",
  method: "GET",
  path: "/api/admin/users/{id}/requests",
  summary: "The last requests of a person's credentials and apps, and why they were refused.",
  access: "admin",
  params: idParams,
  query: z.strictObject({
    refused: z.enum(["true", "false"]).default("false"),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  output: listOutput(servedRequest),
});

export const listUserActivity = defineCall({
  id: "listUserActivity",
  method: "GET",
  path: "/api/admin/users/{id}/activity",
  summary: "What happened to a person's account, newest first.",
  access: "admin",
  params: idParams,
  query: z.strictObject(auditPaging),
  output: auditOutput,
});
