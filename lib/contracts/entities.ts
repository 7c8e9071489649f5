import { z } from "zod";
import { defineCall, listOutput } from "./call";

/** A thing of the catalogue: what it holds, and what a mapper can lead to. */
const catalogueEntity = z.strictObject({
  name: z.string(),
  singular: z.string(),
  description: z.string(),
  rows: z.number().int(),
  /** Fields by which an import can find rows. */
  keyFields: z.array(z.string()),
  fields: z.array(
    z.strictObject({
      name: z.string(),
      type: z.string(),
      description: z.string(),
      required: z.boolean(),
      writable: z.boolean(),
      /** A column of a mapper can lead here. */
      importable: z.boolean(),
      /** Formats that a mapper's column may have. */
      formats: z.array(z.string()),
    }),
  ),
  relations: z.array(z.strictObject({ name: z.string(), entity: z.string(), many: z.boolean() })),
});
export type CatalogueEntity = z.output<typeof catalogueEntity>;

export const listEntities = defineCall({
  id: "listEntities",
  method: "GET",
  path: "/api/portal/entities",
  summary: "What the catalogue holds: entities with their fields, relations and number of rows.",
  access: "portal",
  output: listOutput(catalogueEntity),
});
