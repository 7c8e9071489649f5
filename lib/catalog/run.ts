import type { Database } from "../../db/client";
import { databaseErrorCode, isDatabaseAway } from "../../db/errors";
import { ApiError } from "../api-error";
import type { Catalog } from "../entities/catalog";
import { boundRow, boundWork } from "./bound-work";
import { compileReads, type Statement } from "./compile/statement";
import { LIMITS } from "./limits";
import type { ListPlan } from "./plan";
import { tooMuchWork } from "./too-much-work";

/** What one list came to: the JSON text of its array, the count and the token of its next page where the plan asks. */
export interface ListResult {
  body: string;
  total: number | null;
  next: string | null;
}

const tooLong = () =>
  new ApiError(
    "validation",
    `The answer would be longer than ${LIMITS.answer / 1_000_000} MB. Ask for fewer rows or fields, or for them page by page.`,
  );

// What the caller's values can do to a statement that is itself sound: numbers out of range, a bad pattern, too much work.
function refusal(error: unknown): unknown {
  // No room for another connection, a disk that is full: that is nobody's query.
  if (isDatabaseAway(error)) return error;
  const code = databaseErrorCode(error);
  if (code === "57014" || code?.startsWith("54"))
    return tooMuchWork("Narrow the conditions, ask for fewer rows or nest less.", error);
  if (code?.startsWith("22")) {
    const message = "A value in this request is out of range or does not fit its place.";
    return new ApiError("validation", message, { cause: error });
  }
  return error;
}

/** Runs a statement of the catalogue. Throws `ApiError` where the caller's values make it fail. */
export async function runStatement<Row extends object>(db: Database, statement: Statement): Promise<Row[]> {
  try {
    return await db.bounded<Row>(statement.text, statement.values);
  } catch (error) {
    throw refusal(error);
  }
}

/** Statements of lists that may be asked for again: those of plans that are kept (`readOnce`). */
const statements = new WeakMap<readonly ListPlan[], Statement>();

function prepare(catalog: Catalog, plans: readonly ListPlan[]): Statement {
  const known = statements.get(plans);
  if (known) return known;
  const statement = compileReads(plans, catalog);
  boundRow(catalog, plans);
  statements.set(plans, statement);
  return statement;
}

/** Reads several lists in one round trip. Throws `ApiError` where it is too much or a value does not fit. */
export async function readLists(db: Database, catalog: Catalog, plans: readonly ListPlan[]): Promise<ListResult[]> {
  const statement = prepare(catalog, plans);
  await boundWork(db, catalog, plans, statement).catch((error) => {
    throw refusal(error);
  });
  const [row = {}] = await runStatement<Record<string, string | number | null>>(db, statement);
  if (row.body0 === null) throw tooLong();
  return plans.map((_, index) => ({
    body: String(row[`body${index}`] ?? "[]"),
    total: row[`total${index}`] === undefined ? null : Number(row[`total${index}`]),
    next: row[`next${index}`] === undefined || row[`next${index}`] === null ? null : String(row[`next${index}`]),
  }));
}
