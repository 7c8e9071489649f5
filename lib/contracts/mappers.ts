import { z } from "zod";
import { defineCall, idParams, listOutput, moment, removed } from "./call";
import { line } from "./fields";

const noControls = (value: string) => !/\p{Cc}/u.test(value);

/** One column of a file, and the field that it becomes. */
const column = z.strictObject({
  /** The column's header in the file, or the member's name. */
  from: z
    .string({ error: "from must be text." })
    .min(1, "from is required.")
    .max(200, "from can have at most 200 characters.")
    .refine(noControls, "from must not hold control characters."),
  to: line("to", 100),
  /** For cells that are empty. */
  default: z.union([z.string().max(1000).refine(noControls), z.number(), z.boolean()]).nullish(),
  /** What is done to a cell first: `not`, `decimal-comma`, `lower`, `upper`, `dd.mm.yyyy`, `mm/dd/yyyy`. */
  format: z.string().max(40).nullish(),
});

const columns = z
  .array(column, { error: "columns must be a list." })
  .min(1, "A mapper needs at least one column.")
  .max(200, "A mapper can have at most 200 columns.");

/** How the columns of a file become the fields of an entity. */
export const mapper = z.strictObject({
  id: z.string(),
  name: z.string(),
  entity: z.string(),
  keyField: z.string(),
  columns: z.array(column),
  createdAt: moment,
  updatedAt: moment,
});
export type Mapper = z.output<typeof mapper>;

export const listMappers = defineCall({
  id: "listMappers",
  method: "GET",
  path: "/api/portal/mappers",
  summary: "My mappers, newest first.",
  access: "portal",
  output: listOutput(mapper),
});

export const createMapper = defineCall({
  id: "createMapper",
  method: "POST",
  path: "/api/portal/mappers",
  summary: "Make a mapper: which column of a file becomes which field.",
  access: "portal",
  body: z.strictObject({ name: line("Name"), entity: line("Entity"), keyField: line("keyField"), columns }),
  output: mapper,
  status: 201,
});

export const getMapper = defineCall({
  id: "getMapper",
  method: "GET",
  path: "/api/portal/mappers/{id}",
  summary: "One of my mappers.",
  access: "portal",
  params: idParams,
  output: mapper,
});

export const updateMapper = defineCall({
  id: "updateMapper",
  method: "PATCH",
  path: "/api/portal/mappers/{id}",
  summary: "Change a mapper.",
  access: "portal",
  params: idParams,
  body: z.strictObject({
    name: line("Name").optional(),
    entity: line("Entity").optional(),
    keyField: line("keyField").optional(),
    columns: columns.optional(),
  }),
  output: mapper,
});

export const removeMapper = defineCall({
  id: "removeMapper",
  method: "DELETE",
  path: "/api/portal/mappers/{id}",
  summary: "Remove a mapper. Imports that used it stay.",
  access: "portal",
  params: idParams,
  output: removed,
});
