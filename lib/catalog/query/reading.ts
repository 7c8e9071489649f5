import type { Catalog } from "../../entities/catalog";
import type { Budget } from "../budget";
import { booleanLiteral, nullLiteral, numberLiteral, textLiteral } from "../literals";
import type { Expression, Row } from "../plan";
import { PlanProblem } from "../plan-problem";
import { located } from "../source-problem";
import type { Cursor } from "./cursor";
import type { Token } from "./tokens";

/** What an expression is read with. */
export interface Reading {
  catalog: Catalog;
  cursor: Cursor;
  budget: Budget;
  /** The row whose fields names stand for. */
  row: Row;
  /** The value of `$name`. Throws `PlanProblem` for a name that was not given. */
  variable: (name: string) => unknown;
}

/** Reads a part of an expression from where the cursor stands. */
export type Reader = (reading: Reading) => Expression;

/** The value of a variable as an expression. Throws `PlanProblem` for what no expression can be. */
export function toLiteral(value: unknown, name: string): Expression {
  if (value === null) return nullLiteral;
  if (typeof value === "boolean") return booleanLiteral(value);
  if (typeof value === "number") return numberLiteral(String(value));
  if (typeof value === "string") return textLiteral(value);
  throw new PlanProblem(`The variable "$${name}" must be a text, a number, true, false or null here.`);
}

/** Makes a node of the expression at a token, and counts it. */
export function spent(reading: Reading, token: Token, build: () => Expression): Expression {
  return located(token.at, () => {
    reading.budget.spend("nodes");
    return build();
  });
}
