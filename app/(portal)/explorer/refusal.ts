import { z } from "zod";
import type { Exchange } from "@/lib/hooks/send-request";

const failure = z.object({
  error: z.object({
    message: z.string(),
    details: z
      .array(
        z.object({
          field: z.string().optional(),
          message: z.string(),
          line: z.number().optional(),
          column: z.number().optional(),
        }),
      )
      .optional(),
  }),
});

/** The error of an answer of 400 in the house's own shape. */
const getError = (exchange: Exchange) =>
  exchange.status === 400 || exchange.status === 501
    ? failure.safeParse(JSON.parse(exchange.answer)).data?.error
    : undefined;

/** What an answer says is wrong, in one sentence. */
export const getRefusal = (exchange: Exchange): string | undefined => getError(exchange)?.message;

/** A place in the text that the server found fault with; both count from 1. */
export interface Fault {
  line: number;
  column: number;
  message: string;
}

/** The place of the text that an answer finds fault with. */
export function faultIn(exchange: Exchange): Fault | null {
  const detail = getError(exchange)?.details?.[0];
  if (detail?.line === undefined || detail.column === undefined) return null;
  return { line: detail.line, column: detail.column, message: detail.message };
}
