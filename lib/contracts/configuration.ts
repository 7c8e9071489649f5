import { z } from "zod";
import { defineCall, moment } from "./call";

/** Something that is not as the file says that was applied last. */
const configurationDifference = z.strictObject({
  /** The section of the file. */
  section: z.string(),
  /** What it is: `role`. */
  noun: z.string(),
  /** Which one; empty for the settings. */
  name: z.string(),
  /** `missing`: the file has it and the system does not; `extra`: the other way round. */
  state: z.enum(["missing", "extra", "different"]),
  /** What is different of it. */
  fields: z.array(z.strictObject({ name: z.string(), now: z.unknown(), file: z.unknown() })),
});
export type ConfigurationDifference = z.output<typeof configurationDifference>;

export const getConfiguration = defineCall({
  id: "getConfiguration",
  method: "GET",
  path: "/api/admin/configuration",
  summary: "The configuration file that was applied last, and what has been changed since.",
  access: "admin",
  output: z.strictObject({
    /** `null`: none has been applied. */
    applied: z
      .strictObject({
        at: moment,
        /** Who ran the command, by their name at the server. */
        by: z.string(),
        /** Of the file, in hexadecimal. */
        sha256: z.string(),
      })
      .nullable(),
    differences: z.array(configurationDifference),
  }),
});
