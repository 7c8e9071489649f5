import type { Database } from "../../../db/client";
import { type Caller, requireScope } from "../../access/caller";
import { ApiError } from "../../api-error";
import { type Catalog, readScope } from "../../entities/catalog";
import type { Entity } from "../../entities/entity";
import { Budget } from "../budget";
import type { ListPlan } from "../plan";
import { NotOffered, PlanProblem } from "../plan-problem";
import { problemAnswer, SourceProblem } from "../source-problem";
import { collectEntities } from "../walk";
import type { Pieces, Shape } from "./list";
import type { ResponseFormat } from "./negotiation";
import type { Options, SystemOption } from "./options";
import type { Piece } from "./split";

/** What one OData request is answered with. */
export interface ODataContext {
  catalog: Catalog;
  db: Database;
  caller: Caller;
  /** Absolute address of the service root, without a slash at the end. */
  base: string;
  /** The entity whose scope the gate has asked for already. */
  admitted: Entity | null;
}

/** System options as pieces. Their places follow each other, so that a place tells its option. */
export function getPieces({ system }: Options): Pieces {
  const pieces = new Map<SystemOption, Piece>();
  let at = 0;
  for (const [name, text] of system) {
    pieces.set(name, { text, at });
    at += text.length + 1;
  }
  return pieces;
}

export const getShape = (context: ODataContext, options: Options, format: ResponseFormat): Shape => ({
  catalog: context.catalog,
  budget: new Budget(),
  aliases: options.aliases,
  etags: format.metadata !== "none",
  decimalsAsText: format.decimalsAsText,
  base: context.base,
});

function toApiError(problem: SourceProblem, pieces: Pieces): ApiError {
  for (const [name, { text, at }] of pieces) {
    if (problem.at < at || problem.at > at + text.length) continue;
    const { kind, message, suggestion } = problem;
    return problemAnswer(new SourceProblem(kind, message, problem.at - at, suggestion), text, `$${name}`);
  }
  return problemAnswer(problem, "", "query string");
}

/** Runs the reading of a request; problems in its options become answers that say where. */
export function readingOptions<Result>(pieces: Pieces, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw error instanceof SourceProblem ? toApiError(error, pieces) : error;
  }
}

/** A problem that has no place in a text, as an answer; anything else as it is. */
export function toProblemAnswer(error: unknown): unknown {
  if (!(error instanceof PlanProblem)) return error;
  const kind = error instanceof NotOffered ? "notImplemented" : "validation";
  return new ApiError(kind, error.message, {
    details: [{ field: "query string", message: error.message }],
    cause: error,
  });
}

/** Asks for the scope of every entity that a list touches beside the one that the gate asked for. */
export function requireReads(list: ListPlan, { catalog, caller, admitted }: ODataContext): void {
  for (const entity of collectEntities(list, catalog)) {
    if (entity !== admitted) requireScope(caller, readScope(entity));
  }
}
