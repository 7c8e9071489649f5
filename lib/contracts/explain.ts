import { z } from "zod";
import { defineCall, id } from "./call";
import { address } from "./fields";

const check = z.strictObject({
  check: z.enum(["credential", "address", "scope"]),
  passed: z.boolean(),
  /** One sentence: what was found. */
  reason: z.string(),
  expected: z.string().optional(),
  received: z.string().optional(),
});
export type AccessCheck = z.output<typeof check>;

const explanation = z.strictObject({
  allowed: z.boolean(),
  /** How the gate would answer. */
  status: z.union([z.literal(200), z.literal(401), z.literal(403)]),
  checks: z.array(check),
  /** What the credential may do now; none where it is not good. */
  scopes: z.array(z.string()),
  owner: z.strictObject({ id: z.string(), name: z.string(), role: z.string() }).nullable(),
});
export type Explanation = z.output<typeof explanation>;

export const explainAccess = defineCall({
  id: "explainAccess",
  method: "POST",
  path: "/api/admin/explain",
  summary: "Whether a credential may call an operation now, and why: by the gate's own checks, without a call.",
  access: "admin",
  body: z.strictObject({
    /** The id of an API key, a personal access token or a chain of tokens; never a secret. */
    credential: id,
    /** An operation's id. */
    operation: z.string().regex(/^[\w.-]{1,100}$/, "That is not an operation's id."),
    /** From where; left out: the addresses are not looked at. */
    address: address.optional(),
  }),
  output: explanation,
});
