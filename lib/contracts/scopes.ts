import { z } from "zod";
import { defineCall, listOf } from "./call";

/** A scope that this person can give to a credential, in plain words, with the operations it opens. */
export const availableScope = z.strictObject({
  name: z.string(),
  description: z.string(),
  operations: z.array(z.strictObject({ method: z.string(), path: z.string(), summary: z.string() })),
});
export type AvailableScope = z.output<typeof availableScope>;

export const listScopes = defineCall({
  id: "listScopes",
  method: "GET",
  path: "/api/portal/scopes",
  summary: "The scopes of my role, and what each opens.",
  access: "portal",
  output: listOf(availableScope),
});
