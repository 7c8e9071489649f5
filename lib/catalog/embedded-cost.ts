import type { Database } from "../../db/client";
import type { Catalog } from "../entities/catalog";
import type { Statement } from "./compile/statement";
import type { ListPlan } from "./plan";
import { tooMuchWork } from "./too-much-work";
import { isHeavy, testsRelatedRows } from "./walk";

/**
 * Most planner cost units of a statement in the embedded database: a few seconds. No other statement is served while it
 * works, so its work is estimated before it begins.
 */
const MOST_COST = 500_000;

interface TableSize {
  table: string;
  known: number;
  seen: boolean;
  pages: number;
}

const SIZES = `select c.relname as table, c.relpages as known, c.reltuples >= 0 as seen, (pg_relation_size(c.oid) / 8192)::integer as pages
  from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
    and c.relname in (select json_array_elements_text($1::json))`;

// Nothing collects statistics in the embedded database by itself; without them the planner takes every table for small.
async function refreshStatistics(db: Database, catalog: Catalog): Promise<void> {
  const tables = catalog.entities.map(({ table }) => table);
  const sizes = await db.all<TableSize>(SIZES, [JSON.stringify(tables)]);
  for (const { table, known, seen, pages } of sizes) {
    if (seen && Math.abs(pages - known) <= Math.max(4, known / 10)) continue;
    // The name comes from a declaration, which is checked to be a plain identifier.
    if (tables.includes(table)) await db.script(`analyze "${table}"`);
  }
}

// The planner reckons with groups of middling size; this is how much larger the largest one is than that.
const SKEW = `select coalesce(max(s.most_common_freqs[1] * s.n_distinct), 1)::float8 as skew from pg_stats s
  where s.schemaname = 'public' and s.n_distinct > 0
    and s.tablename || '.' || s.attname in (select json_array_elements_text($1::json))`;

async function measureSkew(db: Database, catalog: Catalog): Promise<number> {
  const columns = catalog.entities.flatMap(({ relations }) =>
    relations.flatMap((relation) =>
      relation.kind === "many" ? [`${catalog.other(relation).table}.${relation.target}`] : [],
    ),
  );
  const [row] = await db.all<{ skew: number }>(SKEW, [JSON.stringify(columns)]);
  return Math.max(1, row?.skew ?? 1);
}

interface PlanNode {
  "Total Cost": number;
  Plans?: PlanNode[];
}

// A LIMIT makes its node cheap, though all that is under it is done where nothing is found: the dearest node counts.
const dearest = (node: PlanNode): number => Math.max(node["Total Cost"], ...(node.Plans ?? []).map(dearest));

/** Refuses lists that the embedded database would work on for too long. Throws `ApiError`. */
export async function boundEmbeddedCost(
  db: Database,
  catalog: Catalog,
  lists: readonly ListPlan[],
  { text, values }: Statement,
): Promise<void> {
  if (!lists.some(isHeavy)) return;
  await refreshStatistics(db, catalog);
  const rows = await db.all<{ "QUERY PLAN": unknown }>(`explain (format json) ${text}`, values);
  const given = rows[0]?.["QUERY PLAN"];
  const [plan] = (typeof given === "string" ? JSON.parse(given) : given) as { Plan: PlanNode }[];
  if (!plan) throw new Error("EXPLAIN gives a plan.");
  // A nested list is cut at its limit, so the size of its group matters little; a condition walks the whole group.
  const cost = dearest(plan.Plan) * (lists.some(testsRelatedRows) ? await measureSkew(db, catalog) : 1);
  if (cost > MOST_COST) throw tooMuchWork("Narrow the conditions or nest less.");
}
