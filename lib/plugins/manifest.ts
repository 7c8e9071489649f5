import { Cron } from "croner";
import { z } from "zod";
import { line, paragraph, scopeName } from "../contracts/fields";
import { splitCommand } from "./command-line";

/** A time for a schedule in cron form; none where the text makes no sense. */
export function nextTime(schedule: string, after: Date): Date | null {
  try {
    return new Cron(schedule, { paused: true, timezone: "UTC" }).nextRun(after);
  } catch {
    return null;
  }
}

const command = z
  .union([line("command", 1000), z.array(line("command", 1000)).min(1, "command is required.").max(50)], {
    error: "command must be text, or a list of its words.",
  })
  .transform((given, context) => {
    const words = typeof given === "string" ? splitCommand(given) : given;
    if (words) return words;
    context.addIssue({ code: "custom", message: "command has a quote that is not closed." });
    return z.NEVER;
  });

/** An event as the audit log names it, `app.create`, or all of a noun, `app.*`. */
const event = z
  .string()
  .regex(/^[a-z][a-z-]{0,40}\.([a-z][a-z-]{0,40}|\*)$/, "An event is named as in the audit log: app.create, or app.*")
  .refine((name) => !name.startsWith("plugin."), "A plugin is not told of plugins.");

/** What a plugin says of itself in `plugin.json` (CONTRACT §4). */
const manifest = z.strictObject({
  name: z
    .string({ error: "name is required." })
    .regex(/^[a-z0-9][a-z0-9-]{0,62}$/, "name has small letters, digits and dashes, 63 at most."),
  version: z
    .string({ error: "version is required." })
    .regex(/^\d+\.\d+\.\d+([-+][0-9A-Za-z.+-]+)?$/, "version has three numbers, such as 1.0.0."),
  description: paragraph("description").default(""),
  command,
  scopes: z
    .array(scopeName, { error: "scopes must be a list of scope names." })
    .max(50)
    .transform((names) => [...new Set(names)])
    .default(["read", "write"]),
  schedule: z
    .string()
    .max(100)
    // The seconds field that some dialects of cron put in front would let a plugin run all the time.
    .refine((text) => text.trim().split(/\s+/).length === 5, "schedule has five fields: minute hour day month weekday.")
    .refine((text) => nextTime(text, new Date()) !== null, "schedule is no time that ever comes.")
    .optional(),
  events: z.array(event).min(1, "events is empty.").max(20).optional(),
});
export type Manifest = z.output<typeof manifest>;

/** Reads the text of a `plugin.json`. Gives the manifest, or a sentence on each thing that is wrong with it. */
export function readManifest(text: string): { manifest: Manifest } | { problem: string } {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    return { problem: `plugin.json is no JSON: ${error instanceof Error ? error.message : "it cannot be read"}.` };
  }
  const read = manifest.safeParse(value);
  if (read.success) return { manifest: read.data };
  const problems = read.error.issues.map((issue) =>
    issue.code === "unrecognized_keys"
      ? `There is no field ${issue.keys.map((key) => `"${key.slice(0, 40)}"`).join(", ")}.`
      : issue.path.length > 0 && !issue.message.startsWith(String(issue.path[0]))
        ? `${issue.path.join(".")}: ${issue.message}`
        : issue.message,
  );
  return { problem: problems.join(" ") };
}
