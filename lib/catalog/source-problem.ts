import { ApiError, type ErrorDetail } from "../api-error";
import { NotOffered, PlanProblem } from "./plan-problem";

/** Something wrong at a place of a text: what languages throw while they read. */
export class SourceProblem extends Error {
  override readonly name = "SourceProblem";
  readonly at: number;
  readonly suggestion: string | undefined;
  /** `syntax`: the text does not read as the language; `meaning`: it reads, and asks for what there is not. */
  readonly kind: "syntax" | "meaning" | "notOffered";

  constructor(kind: SourceProblem["kind"], message: string, at: number, suggestion?: string) {
    super(message);
    this.kind = kind;
    this.at = at;
    this.suggestion = suggestion;
  }
}

/** Runs `work`, and gives any problem of the plan the place `at`. */
export function located<Result>(at: number, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof PlanProblem)) throw error;
    const kind = error instanceof NotOffered ? "notOffered" : "meaning";
    throw new SourceProblem(kind, error.message, at, error.suggestion);
  }
}

/** Line and column (from 1) of a place, and the line with a caret under the place. */
export function placeIn(text: string, at: number): { line: number; column: number; excerpt: string } {
  const before = text.slice(0, at);
  const start = before.lastIndexOf("\n") + 1;
  const end = text.indexOf("\n", at);
  const line = text.slice(start, end < 0 ? text.length : end);
  const column = at - start;
  const from = Math.max(0, column - 40);
  const shown = line.slice(from, from + 80).replaceAll("\t", " ");
  const carets = `${" ".repeat(column - from)}^`;
  return { line: before.split("\n").length, column: column + 1, excerpt: `${shown}\n${carets}` };
}

const KINDS = { syntax: "syntax", meaning: "validation", notOffered: "notImplemented" } as const;

/** The answer to a problem in a text that came as `field`: message with line and column, details with a caret. */
export function problemAnswer(problem: SourceProblem, text: string, field: string): ApiError {
  const { line, column, excerpt } = placeIn(text, problem.at);
  const place = `line ${line}, column ${column}`;
  const detail: ErrorDetail = { field, message: problem.message, line, column, excerpt };
  if (problem.suggestion !== undefined) detail.suggestion = problem.suggestion;
  return new ApiError(KINDS[problem.kind], `${problem.message} (${field}, ${place})`, {
    details: [detail],
    cause: problem,
  });
}
