import type { Literal, Order } from "../plan";
import { compileExpression, ordered } from "./expression";
import { bindLiteral } from "./literal";
import type { Scope } from "./scope";
import { join, type Sql, sql } from "./sql";

/** One sort value of a row, and the same of the row after which to go on. */
interface Step {
  order: Order;
  value: Sql;
  literal: Literal;
}

// Null comes first in ascending and last in descending order (OData 4.01 part 2, 5.1.4).
function same({ order, value, literal }: Step, scope: Scope): Sql {
  if (literal.value === null) return sql`${value} is null`;
  const bound = bindLiteral(literal, scope.binder);
  return order.expression.nullable ? sql`(${value} is not null and ${value} = ${bound})` : sql`${value} = ${bound}`;
}

function beyond({ order, value, literal }: Step, scope: Scope): Sql {
  if (literal.value === null) return order.descending ? sql`false` : sql`${value} is not null`;
  const bound = bindLiteral(literal, scope.binder);
  const written = ordered(order.expression, value);
  if (!order.descending) return sql`${written} > ${bound}`;
  return order.expression.nullable ? sql`(${value} is null or ${written} < ${bound})` : sql`${written} < ${bound}`;
}

/** The condition that a row comes after the one whose sort values are given: stays right while rows come and go. */
export function comesAfter(orders: readonly Order[], after: readonly Literal[], scope: Scope): Sql {
  const steps = orders.flatMap((order, index): Step[] => {
    const literal = after[index];
    return literal ? [{ order, literal, value: compileExpression(order.expression, scope, { exact: true }) }] : [];
  });
  const choices = steps.map((step, index) =>
    join([...steps.slice(0, index).map((before) => same(before, scope)), beyond(step, scope)], sql` and `),
  );
  // The first bound alone lets the index find the place; the rest only narrows.
  const [first] = steps;
  const start = first && steps.length > 1 ? sql`(${beyond(first, scope)} or ${same(first, scope)}) and ` : sql``;
  return sql`${start}(${join(choices, sql` or `)})`;
}

/** ORDER BY of a list; text by code points on every database. */
export function orderBy(orders: readonly Order[], scope: Scope): Sql {
  if (orders.length === 0) return sql``;
  const items = orders.map(({ expression, descending }) => {
    const written = ordered(expression, compileExpression(expression, scope, { exact: true }));
    if (descending) return expression.nullable ? sql`${written} desc nulls last` : sql`${written} desc`;
    return expression.nullable ? sql`${written} nulls first` : written;
  });
  return sql` order by ${join(items, sql`, `)}`;
}
