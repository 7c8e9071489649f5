import { LIMITS } from "./limits";
import type { Expression } from "./plan";
import { PlanProblem } from "./plan-problem";
import { isValue, writtenSize } from "./walk";

const BOUNDS = {
  nodes: [LIMITS.nodes, "operators, functions, fields and values in its expressions"],
  collections: [LIMITS.collections, "conditions on related rows (any, all, count)"],
  outputs: [LIMITS.outputs, "fields"],
} as const;

/** Counts what one request asks for, and refuses where it comes to more than the bounds allow. */
export class Budget {
  private readonly spent = { nodes: 0, collections: 0, outputs: 0 };

  /** Throws `PlanProblem` naming the bound. */
  spend(what: keyof typeof BOUNDS, times = 1): void {
    const [limit, words] = BOUNDS[what];
    this.spent[what] += times;
    if (this.spent[what] > limit) throw new PlanProblem(`A request can have at most ${limit} ${words}.`);
  }

  /**
   * Counts an expression that is written anew for each of several comparisons: inside each other they would double the
   * statement with every level.
   */
  repeat(expression: Expression, times: number): void {
    if (times > 0) this.spend("nodes", times * writtenSize(expression));
  }

  /** Counts what `in` repeats: its operand, for each member of the list that is no plain value. */
  repeatIn(operand: Expression, list: readonly Expression[]): void {
    const values = list.filter(isValue).length;
    this.repeat(operand, list.length - values - (values > 0 ? 0 : 1));
  }
}
