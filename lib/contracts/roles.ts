import { z } from "zod";
import { defineCall, listOutput, moment } from "./call";
import { isSegment, line, paragraph, scopeName, seenVersion, someScopes } from "./fields";

const roleName = line("Role", 60)
  .refine((name) => !name.includes("/"), "A role's name must not hold a slash.")
  .refine(isSegment, "A role's name must not be a dot or two.");
const nameParams = z.strictObject({ name: roleName });

export const role = z.strictObject({
  name: z.string(),
  description: z.string(),
  /** Built-in roles cannot be removed. */
  builtIn: z.boolean(),
  scopes: z.array(z.string()),
  /** How many people have it. */
  users: z.number().int(),
  /** To be sent with a change, so that nobody overwrites what they have not seen. */
  version: z.string(),
  createdAt: moment,
});
export type Role = z.output<typeof role>;

const removedName = z.strictObject({ name: z.string(), removed: z.literal(true) });

export const listRoles = defineCall({
  id: "listRoles",
  method: "GET",
  path: "/api/admin/roles",
  summary: "Roles, and what each may do.",
  access: "admin",
  output: listOutput(role),
});

export const createRole = defineCall({
  id: "createRole",
  method: "POST",
  path: "/api/admin/roles",
  summary: "Create a role.",
  access: "admin",
  body: z.strictObject({ name: roleName, description: paragraph("Description", 200).optional(), scopes: someScopes }),
  output: role,
  status: 201,
});

export const getRole = defineCall({
  id: "getRole",
  method: "GET",
  path: "/api/admin/roles/{name}",
  summary: "One role.",
  access: "admin",
  params: nameParams,
  output: role,
});

export const updateRole = defineCall({
  id: "updateRole",
  method: "PATCH",
  path: "/api/admin/roles/{name}",
  summary: "Change what a role may do. Everything its people hold follows at the next call.",
  access: "admin",
  params: nameParams,
  body: z.strictObject({
    description: paragraph("Description", 200).optional(),
    scopes: z.array(scopeName).max(200).optional(),
    version: seenVersion,
  }),
  output: role,
});

const scopeLoss = z.strictObject({
  scope: z.string(),
  /** How many keys, tokens and connections. */
  credentials: z.number().int(),
  users: z.number().int(),
});

/** What a change of a role would do. */
const rolePreview = z.strictObject({
  lost: z.array(scopeLoss),
  gained: z.array(scopeLoss),
  /** Calls of the last 7 days that were served and would have been refused. */
  refused: z.array(
    z.strictObject({
      operation: z.string(),
      method: z.string(),
      path: z.string(),
      scope: z.string(),
      calls: z.number().int(),
    }),
  ),
  /** Calls, of what would lose scopes, to operations that ask for scopes by what is in the request. */
  undecided: z.number().int(),
});
export type RolePreview = z.output<typeof rolePreview>;

export const previewRole = defineCall({
  id: "previewRole",
  method: "POST",
  path: "/api/admin/roles/{name}/preview",
  summary: "What a change of a role's scopes would do; nothing is changed.",
  access: "admin",
  params: nameParams,
  body: z.strictObject({ scopes: z.array(scopeName).max(200) }),
  output: rolePreview,
});

export const removeRole = defineCall({
  id: "removeRole",
  method: "DELETE",
  path: "/api/admin/roles/{name}",
  summary: "Remove a role that nobody has.",
  access: "admin",
  params: nameParams,
  output: removedName,
});

const scopeParams = z.strictObject({ name: scopeName });

/** A scope as administrators see it. */
export const systemScope = z.strictObject({
  name: z.string(),
  description: z.string(),
  builtIn: z.boolean(),
  /** Roles that hold it, by its name or by the broad scope that includes it. */
  roles: z.array(z.string()),
});
export type SystemScope = z.output<typeof systemScope>;

export const listSystemScopes = defineCall({
  id: "listSystemScopes",
  method: "GET",
  path: "/api/admin/scopes",
  summary: "Every scope, and the roles that hold it.",
  access: "admin",
  output: listOutput(systemScope),
});

export const createScope = defineCall({
  id: "createScope",
  method: "POST",
  path: "/api/admin/scopes",
  summary: "Define a scope. Administrators hold it at once.",
  access: "admin",
  body: z.strictObject({ name: scopeName, description: line("Description", 200) }),
  output: systemScope,
  status: 201,
});

export const updateScope = defineCall({
  id: "updateScope",
  method: "PATCH",
  path: "/api/admin/scopes/{name}",
  summary: "Change the words with which people are asked for a scope.",
  access: "admin",
  params: scopeParams,
  body: z.strictObject({ description: line("Description", 200) }),
  output: systemScope,
});

export const removeScope = defineCall({
  id: "removeScope",
  method: "DELETE",
  path: "/api/admin/scopes/{name}",
  summary: "Remove a scope that is not built in. Every role loses it, and so does what its people hold.",
  access: "admin",
  params: scopeParams,
  output: removedName,
});
