import { sql } from "drizzle-orm";
import { integer, jsonb, numeric, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { describe, expect, it } from "vitest";
import { defineEntity } from "./define-entity";
import { identityColumns } from "./entity-columns";

const words = { singular: "shelf", description: "", label: "id", summary: [] } as const;
const described = { description: "" };

describe("an entity is what its table is", () => {
  const { name, table, fields } = defineEntity({
    ...words,
    table: pgTable(
      "store_shelves",
      {
        ...identityColumns,
        mark: text("mark").notNull(),
        note: text("note").default("new"),
        weight: numeric("max_weight", { precision: 6, scale: 1 }).notNull().default("12.5"),
      },
      (t) => [uniqueIndex("mark").on(t.mark), uniqueIndex("both").on(t.note, t.weight)],
    ),
    fields: { mark: described, note: described, weight: { ...described, maximum: 100 } },
  });

  it("its names, types, nullability, defaults and uniqueness are derived", () => {
    expect({ name, table }).toEqual({ name: "storeShelves", table: "store_shelves" });
    const facts = fields.map((field) => [
      field.name,
      field.column,
      field.type,
      field.nullable,
      field.required,
      field.unique,
      field.initial,
    ]);
    expect(facts).toEqual([
      ["id", "id", "integer", false, false, true, null],
      ["uid", "uid", "uid", false, false, false, null],
      ["mark", "mark", "text", false, true, true, null],
      ["note", "note", "text", true, false, false, { value: "new" }],
      ["weight", "max_weight", "decimal", false, false, false, { value: 12.5 }],
    ]);
    expect(fields.at(-1)).toMatchObject({ precision: 6, scale: 1, minimum: null, maximum: 100 });
  });
});

describe("what a table cannot say must be said", () => {
  it.each([
    [
      "what a computed default makes",
      () =>
        defineEntity({
          ...words,
          table: pgTable("shelves", { ...identityColumns, mark: text("mark").default(sql`random()::text`) }),
          fields: { mark: described },
        }),
      'mark: say in "initial" what its default makes.',
    ],
    [
      "a column that no field can hold",
      () =>
        defineEntity({
          ...words,
          table: pgTable("shelves", { ...identityColumns, mark: jsonb("mark") }),
          fields: { mark: described },
        }),
      "mark: no field holds what a jsonb does.",
    ],
    [
      "a relation without a foreign key",
      () =>
        defineEntity({
          ...words,
          table: pgTable("shelves", { ...identityColumns, roomId: integer("room_id") }),
          fields: { roomId: described },
          relations: { room: { ...described, field: "roomId" } },
        }),
      "shelves.roomId has no foreign key.",
    ],
  ])("%s", (_, declare, message) => expect(declare).toThrow(message));
});
