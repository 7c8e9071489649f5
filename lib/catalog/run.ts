import type { Database } from "../../db/client";
import { databaseErrorCode } from "../../db/errors";
import { ApiError } from "../api-error";
import type { Catalog } from "./catalog";
import { compileReads, type Statement } from "./compile/statement";

import type { ListPlan } from "./plan";
import { isHeavy } from "./walk";

/** What one list came to: the JSON text of its array, the count and the token of its next page where the plan asks. */
export interface ListResult {
  body: string;
  total: number | null;
  next: string | null;
}

/** Most planner cost units of a statement that runs inside this process, where nothing can stop it: about two seconds. */
const EMBEDDED_COST = 400_000;

const tooMuch = (cause?: unknown) =>
  new ApiError("validation", "This asks for more work than one request may cost. Narrow the conditions or nest less.", {
    cause,
  });

// What the caller's values can do to a statement that is itself sound: numbers out of range, a bad pattern, too much work.
function refusal(error: unknown): unknown {
  const code = databaseErrorCode(error);
  if (code === "57014" || code?.startsWith("54") || code?.startsWith("53")) return tooMuch(error);
  if (code?.startsWith("22")) {
    return new ApiError("validation", "A value in this request is out of range or does not fit its place.", {
      cause: error,
    });
  }
  return error;
}

// The embedded database runs inside this process and ignores time limits: work is estimated before it begins.
async function bound(db: Database, { text, values }: Statement): Promise<void> {
  const rows = await db.all<{ "QUERY PLAN": unknown }>(`explain (format json) ${text}`, values);
  const given = rows[0]?.["QUERY PLAN"];
  const plans = (typeof given === "string" ? JSON.parse(given) : given) as { Plan: { "Total Cost": number } }[];
  if ((plans[0]?.Plan["Total Cost"] ?? 0) > EMBEDDED_COST) throw tooMuch();
}

/** Runs a statement of the catalogue. Throws `ApiError` where the caller's values make it fail. */
export async function runStatement<Row extends object>(
  db: Database,
  statement: Statement,
  heavy = false,
): Promise<Row[]> {
  try {
    if (heavy && db.driver === "pglite") await bound(db, statement);
    return await db.all<Row>(statement.text, statement.values);
  } catch (error) {
    throw refusal(error);
  }
}

/** Reads several lists in one round trip. Throws `ApiError` where it is too much or a value does not fit. */
export async function readLists(db: Database, catalog: Catalog, plans: readonly ListPlan[]): Promise<ListResult[]> {
  const [row = {}] = await runStatement<Record<string, string | number | null>>(
    db,
    compileReads(plans, catalog),
    plans.some(isHeavy),
  );
  return plans.map((_, index) => ({
    body: String(row[`body${index}`] ?? "[]"),
    total: row[`total${index}`] === undefined ? null : Number(row[`total${index}`]),
    next: row[`next${index}`] === undefined || row[`next${index}`] === null ? null : String(row[`next${index}`]),
  }));
}
