import type { Catalog } from "../../entities/catalog";
import { Budget } from "../budget";
import { LIMITS } from "../limits";
import { nearest } from "../nearest";
import type { ListPlan } from "../plan";
import { PlanProblem } from "../plan-problem";
import { located, SourceProblem } from "../source-problem";
import { mostRows } from "../walk";
import { Cursor } from "./cursor";
import { checkName, readList } from "./list";
import { tokenize } from "./tokens";

/** One list that a query asks for, and the member of the answer that holds it. */
export interface QueryRoot {
  name: string;
  plan: ListPlan;
}

/** Values for the `$names` of a query, as they came in its JSON. */
export type Variables = Readonly<Record<string, unknown>>;

function getVariable(variables: Variables): (name: string) => unknown {
  return (name) => {
    // Own properties only: "$constructor" is no variable that anyone gave.
    if (Object.hasOwn(variables, name)) return variables[name];
    throw new PlanProblem(`The variable "$${name}" is not given.`, nearest(name, Object.keys(variables).slice(0, 50)));
  };
}

function readRoot(cursor: Cursor, catalog: Catalog, budget: Budget, variables: Variables): QueryRoot {
  const first = cursor.expectKind("name", "an entity");
  const prefixed = cursor.accept(":");
  const name = prefixed ? cursor.expectKind("name", "an entity after the alias") : first;
  const entity = located(name.at, () => {
    const found = catalog.find(name.text);
    if (found) return found;
    const names = catalog.entities.map((one) => one.name);
    throw new PlanProblem(`Unknown entity "${name.text.slice(0, 64)}".`, nearest(name.text, names));
  });
  const reading = { catalog, cursor, budget, row: { entity }, variable: getVariable(variables) };
  const plan = readList(reading, { limit: LIMITS.defaultRows, most: LIMITS.rows }, 0);
  const most = mostRows(plan);
  if (most > LIMITS.product) {
    const words = `These nested lists may come to ${most} rows, more than ${LIMITS.product}: give them a limit.`;
    throw new SourceProblem("meaning", words, name.at);
  }
  const suffixed = !prefixed && cursor.isWord("as") && cursor.peek(1).kind === "name";
  if (suffixed) cursor.take();
  return { name: checkName(suffixed ? cursor.take() : first, reading), plan };
}

/**
 * Reads a query (CONTRACT §3.1): `products(limit: 3) { id, name }`, several in one, an outer `{ }` allowed. Throws
 * `SourceProblem` with its place.
 */
export function parseQuery(text: string, variables: Variables, catalog: Catalog): QueryRoot[] {
  const cursor = new Cursor(tokenize(text));
  const budget = new Budget();
  if (cursor.isWord("query") && cursor.isSymbol("{", 1)) cursor.take();
  const wrapped = cursor.accept("{");
  const roots: QueryRoot[] = [];
  const isOver = () => (wrapped ? cursor.accept("}") : cursor.peek().kind === "end");
  while (!isOver()) {
    const { at } = cursor.peek();
    if (roots.length > 0 && cursor.accept(",") && isOver()) break;
    const root = readRoot(cursor, catalog, budget, variables);
    if (roots.some(({ name }) => name === root.name)) {
      cursor.fail(`"${root.name}" is asked for twice; give one an alias, such as "other: ${root.name} { … }".`, at);
    }
    roots.push(root);
    if (roots.length > LIMITS.roots) cursor.fail(`A query can ask for at most ${LIMITS.roots} lists.`, at);
  }
  if (cursor.peek().kind !== "end") cursor.fail(`Expected the end of the query, found ${cursor.shown()}.`);
  if (roots.length === 0) cursor.fail("The query is empty. Try: products { id, name, price, stock }");
  return roots;
}
