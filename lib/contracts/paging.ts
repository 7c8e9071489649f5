import { z } from "zod";
import { shownText } from "../shown-text";
import { listOutput } from "./call";

/** `limit` and `after` of a long list, as query parameters: `after` is the `meta.next` of the page before. */
export const paging = {
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z
    .string()
    .regex(/^\d{1,17}\.[\w-]{1,64}$/, "Give the meta.next of the page before, as it is.")
    .optional(),
};

/** A page of a long list; `total` counts all of it. */
export const pageOutput = <Item extends z.ZodType>(item: Item) =>
  listOutput(item).extend({
    meta: z.strictObject({
      total: z.number().int(),
      /** To be sent as `after`; `null` at the end. */
      next: z.string().nullable(),
    }),
  });

/** Text to look for, as a query parameter. */
export const search = z
  .string()
  .overwrite(shownText)
  .max(100, "Look for at most 100 characters.")
  .refine((value) => !/\p{Cc}/u.test(value), "Control characters cannot be looked for.");
