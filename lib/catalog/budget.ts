import { LIMITS } from "./limits";
import { PlanProblem } from "./plan-problem";

const BOUNDS = {
  nodes: [LIMITS.nodes, "operators, functions, fields and values in its expressions"],
  collections: [LIMITS.collections, "conditions on related rows (any, all, count)"],
  outputs: [LIMITS.outputs, "fields"],
} as const;

/** Counts what one request asks for, and refuses where it comes to more than the bounds allow. */
export class Budget {
  private readonly spent = { nodes: 0, collections: 0, outputs: 0 };

  /** Throws `PlanProblem` naming the bound. */
  spend(what: keyof typeof BOUNDS): void {
    const [limit, words] = BOUNDS[what];
    this.spent[what] += 1;
    if (this.spent[what] > limit) throw new PlanProblem(`A request can have at most ${limit} ${words}.`);
  }
}
