import { z } from "zod";
import { defineCall } from "./call";
import { address } from "./fields";

const check = z.strictObject({
  check: z.enum(["credential", "address", "scope", "limit"]),
  passed: z.boolean(),
  /** One sentence: what was found. */
  reason: z.string(),
  expected: z.string().optional(),
  received: z.string().optional(),
});
export type AccessCheck = z.output<typeof check>;

const scopeBound = z.strictObject({
  /** What cuts the scopes down: those it was made with, its login's, what was consented to, the app's, the owner's role. */
  of: z.enum(["credential", "login", "consent", "app", "role"]),
  /** `null`: all that the owner may do. */
  scopes: z.array(z.string()).nullable(),
  /** Whether it holds what the operation asks for. */
  holds: z.boolean(),
});
export type ScopeBound = z.output<typeof scopeBound>;

const explanation = z.strictObject({
  allowed: z.boolean(),
  /** How the gate would answer. */
  status: z.union([z.literal(200), z.literal(401), z.literal(403)]),
  checks: z.array(check),
  /** What the credential may do now; none where it is not good. */
  scopes: z.array(z.string()),
  /** What those come from: what all of these hold. */
  bounds: z.array(scopeBound),
  owner: z.strictObject({ id: z.string(), name: z.string(), role: z.string() }).nullable(),
});
export type Explanation = z.output<typeof explanation>;

export const explainAccess = defineCall({
  id: "explainAccess",
  method: "POST",
  path: "/api/admin/explain",
  summary: "Whether a credential may call an operation now, and why: by the gate's own checks, without a call.",
  access: "admin",
  changes: "nothing",
  body: z.strictObject({
    /**
     * The id of an API key, a personal access token or a chain of tokens; or the key or token itself, which is recognised
     * by its digest, and neither kept nor counted as used.
     */
    credential: z
      .string({ error: "Credential must be text." })
      .trim()
      .min(1, "Give the id of a credential, or the credential itself.")
      .max(10_000, "That is too long for a credential.")
      .regex(/^[\w.-]+$/, "That is neither an id nor a credential."),
    /** An operation's id. */
    operation: z.string().regex(/^[\w.-]{1,100}$/, "That is not an operation's id."),
    /** From where; left out: the addresses are not looked at. */
    address: address.optional(),
  }),
  output: explanation,
});
