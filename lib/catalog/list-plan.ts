import { keyField } from "../entities/catalog";
import type { Entity } from "../entities/entity";
import { fieldExpression } from "./build";
import type { ListPlan, Order, Output, Row } from "./plan";

/** A field as a member of the answer, under its own name. */
export const fieldOutput = (row: Row, name: string, as: string = name): Output => {
  const field = row.entity.fields.find((one) => one.name === name);
  if (!field) throw new Error(`${row.entity.name} declares no field "${name}".`);
  return {
    kind: "value",
    name: as,
    expression: { ...fieldExpression({ row, steps: [] }, { ...field, filterable: true }), field },
  };
};

/** Every field of an entity, in the order of its declaration. */
export const allFields = (row: Row): Output[] => row.entity.fields.map(({ name }) => fieldOutput(row, name));

/** The few fields that stand for a row inside another one. */
export const summaryFields = (row: Row): Output[] => row.entity.summary.map((name) => fieldOutput(row, name));

const isKey = ({ expression }: Order, entity: Entity) =>
  expression.kind === "field" && expression.steps.length === 0 && expression.field.name === entity.key;

/** The list with its key as the last sort field, so that its order is the same every time and a page has one successor. */
export function withKeyOrder(list: ListPlan): ListPlan {
  const { entity } = list.row;
  if (list.grouped) return list;
  const place = list.order.findIndex((order) => isKey(order, entity));
  // What is sorted after the key decides nothing.
  if (place >= 0) return { ...list, order: list.order.slice(0, place + 1) };
  const key = fieldExpression({ row: list.row, steps: [] }, keyField(entity));
  return { ...list, order: [...list.order, { expression: key, descending: false }] };
}
