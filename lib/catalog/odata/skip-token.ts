import { booleanLiteral, nullLiteral, numberLiteral, storedTextLiteral, temporalLiteral } from "../literals";
import type { Literal, Order, Scalar } from "../plan";
import { PlanProblem } from "../plan-problem";

/** Where a list goes on: the sort values of the last row seen, and how many rows are still wanted, where `$top` says. */
export interface SkipToken {
  after: Literal[];
  remaining: number | null;
}

const invalid = () =>
  new PlanProblem("This $skiptoken does not belong to this list. Follow the links as they are given.");

function toLiteral(value: unknown, type: Scalar | null): Literal {
  if (value === null) return nullLiteral;
  switch (type) {
    case "integer":
    case "decimal":
      if (typeof value !== "number" && typeof value !== "string") throw invalid();
      return numberLiteral(String(value));
    case "boolean":
      if (typeof value !== "boolean") throw invalid();
      return booleanLiteral(value);
    case "text":
      if (typeof value !== "string") throw invalid();
      return storedTextLiteral(value);
    case "timestamp":
    case "date":
    case "time":
      if (typeof value !== "string") throw invalid();
      return temporalLiteral(type, value);
    default:
      throw invalid();
  }
}

/** Reads a token that the database wrote. Throws `PlanProblem` for anything else. */
export function readSkipToken(text: string, order: readonly Order[]): SkipToken {
  const [body = "", rest] = text.split(".");
  let values: unknown;
  try {
    values = JSON.parse(Buffer.from(body, "base64url").toString("utf8"));
  } catch {
    throw invalid();
  }
  if (!Array.isArray(values) || values.length !== order.length) throw invalid();
  const remaining = rest === undefined ? null : Number(rest);
  if (remaining !== null && !(Number.isInteger(remaining) && remaining > 0 && remaining < 2 ** 31)) throw invalid();
  return { after: order.map(({ expression }, index) => toLiteral(values[index], expression.type)), remaining };
}

/** The token as it stands in a link. */
export const writeSkipToken = (token: string, remaining: number | null): string =>
  remaining === null ? token : `${token}.${remaining}`;
