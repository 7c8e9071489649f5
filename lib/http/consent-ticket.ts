import { z } from "zod";
import type { RawParameters } from "../oauth/authorize/request";

const stored = z.object({
  dialect: z.string(),
  parameters: z.array(z.tuple([z.string(), z.array(z.string())])),
});

/** A ticket's request as it lies in the database. */
export function storedTicket(value: unknown): { dialect: string; parameters: RawParameters } {
  const { dialect, parameters } = stored.parse(value);
  return { dialect, parameters: new Map(parameters) };
}
