import { z } from "zod";
import { defineCall, idParams, listOf, moment } from "./call";
import { line } from "./fields";
import { paging, search } from "./paging";

/** A person as administrators see them. */
export const user = z.strictObject({
  id: z.string(),
  accountNumber: z.number().int(),
  name: z.string(),
  email: z.string(),
  username: z.string(),
  role: z.string(),
  status: z.enum(["active", "disabled"]),
  emailVerified: z.boolean(),
  lastSignInAt: moment.nullable(),
  createdAt: moment,
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
  output: listOf(user),
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
  body: z.strictObject({ role: line("Role", 60).optional(), disabled: z.boolean().optional() }),
  output: user,
});
