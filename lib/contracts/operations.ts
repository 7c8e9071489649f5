import { z } from "zod";
import { defineCall, listOf } from "./call";
import { scopeName, seenVersion } from "./fields";

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
  /** Calls a minute that one credential may make; `null`: no limit of its own. */
  rateLimit: z.number().int().nullable(),
  /** To be sent with a change, so that nobody overwrites what they have not seen. */
  version: z.string(),
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
  summary: "Make an operation public or private, ask for another scope, or limit how often it may be called.",
  access: "admin",
  params: z.strictObject({ id: z.string().regex(/^[\w.-]{1,100}$/, "That is not an operation's id.") }),
  body: z.strictObject({
    public: z.boolean().optional(),
    /** `null`: the declared one again. */
    scope: scopeName.nullish(),
    /** Calls a minute that one credential may make; `null`: no limit of its own. */
    rateLimit: z
      .number()
      .int("Give a whole number of calls a minute.")
      .min(1, "At least one call a minute.")
      .max(1_000_000, "At most a million calls a minute.")
      .nullish(),
    version: seenVersion,
  }),
  output: operation,
});
