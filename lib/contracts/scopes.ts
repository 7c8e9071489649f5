import { z } from "zod";
import { defineCall, listOutput } from "./call";

/** A scope that this person can give to a credential, in plain words, with the operations it opens. */
const availableScope = z.strictObject({
  name: z.string(),
  description: z.string(),
  /** The broad scope that includes it, `read` or `write`; `null` where it is held by its name alone. */
  includedIn: z.enum(["read", "write"]).nullable(),
  operations: z.array(z.strictObject({ method: z.string(), path: z.string(), summary: z.string() })),
});
export type AvailableScope = z.output<typeof availableScope>;

export const listScopes = defineCall({
  id: "listScopes",
  method: "GET",
  path: "/api/portal/scopes",
  summary: "The scopes of my role, and what each opens.",
  access: "portal",
  output: listOutput(availableScope),
});
