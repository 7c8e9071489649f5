/** Something that is wrong with what was asked, without its place: the languages add line and column. */
export class PlanProblem extends Error {
  override readonly name = "PlanProblem";
  /** The name that was probably meant. */
  readonly suggestion: string | undefined;

  constructor(message: string, suggestion?: string) {
    super(suggestion === undefined ? message : `${message} Did you mean "${suggestion}"?`);
    this.suggestion = suggestion;
  }
}

/** Something that the standard knows and this service does not offer (501). */
export class NotOffered extends PlanProblem {}
