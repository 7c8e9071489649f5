import { z } from "zod";
import { defineCall, listOf } from "./call";
import { scopeName } from "./fields";

/** An operation of the protected API, with what an administrator changed about it. */
export const operation = z.strictObject({
  id: z.string(),
  method: z.string(),
  path: z.string(),
  summary: z.string(),
  /** What a caller must hold; `null`: any good credential. */
  scope: z.string().nullable(),
  /** What the code asks for, unless it was changed. */
  declaredScope: z.string().nullable(),
  /** Whether it is served without a credential. */
  public: z.boolean(),
});
export type LiveOperation = z.output<typeof operation>;

export const listOperations = defineCall({
  id: "listOperations",
  method: "GET",
  path: "/api/admin/operations",
  summary: "Every operation of the protected API.",
  access: "admin",
  output: listOf(operation),
});

export const updateOperation = defineCall({
  id: "updateOperation",
  method: "PATCH",
  path: "/api/admin/operations/{id}",
  summary: "Make an operation public or private, or ask for another scope.",
  access: "admin",
  params: z.strictObject({ id: z.string().regex(/^[\w.-]{1,100}$/, "That is not an operation's id.") }),
  body: z.strictObject({
    public: z.boolean().optional(),
    /** `null`: the declared one again. */
    scope: scopeName.nullish(),
  }),
  output: operation,
});
