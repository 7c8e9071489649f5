import { z } from "zod";
import { moment } from "./call";
import { allowedIps, futureMoment, line } from "./fields";

/** What is shown of every credential that a person holds: API keys, access tokens, B2B logins. */
export const credentialFacts = {
  id: z.string(),
  name: z.string(),
  /** The first characters of the secret, to tell it from others. */
  prefix: z.string(),
  /** Addresses it may be used from; `null`: any. */
  allowedIps: z.array(z.string()).nullable(),
  status: z.enum(["active", "expired", "disabled"]),
  expiresAt: moment.nullable(),
  lastUsedAt: moment.nullable(),
  lastUsedAddress: z.string().nullable(),
  /** The credential that this one was rotated from, while it still works beside it. */
  replaces: z.string().nullable(),
  createdAt: moment,
};
export type CredentialFacts = z.output<z.ZodObject<typeof credentialFacts>>;

/** What is chosen when any of them is made. */
export const credentialChoices = {
  name: line("Name"),
  expiresAt: futureMoment.nullish(),
  allowedIps: allowedIps.nullish(),
};

/** What can be changed later of every kind. */
export const credentialChange = z.strictObject({
  name: line("Name").optional(),
  disabled: z.boolean().optional(),
  /** `null`: any address. */
  allowedIps: allowedIps.nullish(),
  /** `null`: no expiry. */
  expiresAt: futureMoment.nullish(),
});

/** Suggested overlaps of a rotation, in seconds: now, 1 hour, 24 hours, 7 days. */
export const OVERLAPS = [0, 3600, 86_400, 604_800] as const;

/** For how long the old secret still works beside the new one; 0 seconds when left out. */
export const overlapSeconds = z
  .number({ error: "Give the overlap in seconds." })
  .int("Give the overlap in whole seconds.")
  .min(0, "The overlap cannot be negative.")
  .max(2_592_000, "The overlap can be at most 30 days.")
  .default(0);

export const rotation = z.strictObject({ overlapSeconds });
