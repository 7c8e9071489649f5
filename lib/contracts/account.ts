import { z } from "zod";
import { defineCall, moment, removed } from "./call";
import { email, line, password, username } from "./fields";

/** A person as they see themselves. */
export const me = z.strictObject({
  id: z.string(),
  accountNumber: z.number().int(),
  name: z.string(),
  email: z.string(),
  username: z.string(),
  role: z.string(),
  emailVerified: z.boolean(),
  /** Whether they can sign in with a password, beside an external provider. */
  hasPassword: z.boolean(),
  /** What this caller may do now. */
  scopes: z.array(z.string()),
  createdAt: moment,
});

export const signUp = defineCall({
  id: "signUp",
  method: "POST",
  path: "/api/portal/signup",
  summary: "Make an account; it gets the default role.",
  access: "anyone",
  body: z.strictObject({ name: line("Name"), email, username: username.optional(), password }),
  output: z.strictObject({ id: z.string(), email: z.string(), username: z.string(), role: z.string() }),
  status: 201,
});

export const getMe = defineCall({
  id: "getMe",
  method: "GET",
  path: "/api/portal/me",
  summary: "The account that this credential acts for.",
  access: "portal",
  output: me,
});

export const updateMe = defineCall({
  id: "updateMe",
  method: "PATCH",
  path: "/api/portal/me",
  summary: "Change name, user name or password. A new password ends every other session and every token.",
  access: "portal",
  body: z.strictObject({
    name: line("Name").optional(),
    username: username.optional(),
    currentPassword: z.string().max(256).optional(),
    newPassword: password.optional(),
  }),
  output: me,
});

export const deleteMe = defineCall({
  id: "deleteMe",
  method: "POST",
  path: "/api/portal/me/delete",
  summary:
    "Delete my account with everything that is mine, for good. Takes the password, and a code where one is asked for.",
  access: "portal",
  changes: "nothing",
  body: z.strictObject({ password: z.string().max(256), code: z.string().trim().max(40).optional() }),
  output: removed,
});
