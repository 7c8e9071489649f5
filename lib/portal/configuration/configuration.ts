import { z } from "zod";
import type { Database } from "../../../db/client";
import type { ConfigurationChange } from "./section";
import { SECTIONS } from "./sections/sections";

/** The version of the file's form. */
const FORMAT = 1;

/** The file: its version, and any of the sections. What it does not name is left as it is. */
export const configurationSchema = z.strictObject({
  gatehouse: z.literal(FORMAT, { error: `Give the version of the form: gatehouse: ${FORMAT}.` }),
  ...Object.fromEntries(SECTIONS.map(({ name, schema }) => [name, schema.optional()])),
});

/** What a checked file says, by section. */
export type Configuration = Readonly<Record<string, unknown>>;

/** Everything that administrators have set, as the file has it. */
export async function readConfiguration(db: Database): Promise<Configuration> {
  const configuration: Record<string, unknown> = { gatehouse: FORMAT };
  for (const section of SECTIONS) configuration[section.name] = await section.read(db);
  return configuration;
}

/**
 * What would have to change for the system to be as `wanted` says, in an order in which it can be done: what is named
 * comes before what names it, and goes after.
 */
export async function compareConfiguration(db: Database, wanted: Configuration): Promise<ConfigurationChange[]> {
  const changes: ConfigurationChange[] = [];
  for (const section of SECTIONS) {
    const value = wanted[section.name];
    if (value !== undefined) changes.push(...section.compare(await section.read(db), value));
  }
  const removals = changes.filter(({ kind }) => kind === "remove");
  return [...changes.filter(({ kind }) => kind !== "remove"), ...removals.reverse()];
}
