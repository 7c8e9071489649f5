import { z } from "zod";

/** `limit` and `offset` of a long list, as query parameters. */
export const paging = {
  limit: z.coerce.number().int().min(1).max(200).default(50),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
};

/** Text to look for, as a query parameter. */
export const search = z
  .string()
  .trim()
  .max(100, "Look for at most 100 characters.")
  .refine((value) => !/\p{Cc}/u.test(value), "Control characters cannot be looked for.");
