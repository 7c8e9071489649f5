import { getTableColumns, getTableName, is, SQL } from "drizzle-orm";
import { getTableConfig, type PgColumn, PgNumeric, type PgTable } from "drizzle-orm/pg-core";
import type { Entity, Field, FieldType, ToOne } from "./entity";
import type { identityColumns, momentColumns } from "./entity-columns";

/** What of a field no column can say; for the rest, an entity is what its table is. */
type FieldFacts = Pick<Field, "description"> &
  Partial<Omit<Field, "name" | "column" | "nullable" | "required" | "unique">>;

type CommonName = keyof typeof identityColumns | keyof typeof momentColumns;

const COMMON: Record<CommonName, FieldFacts> = {
  id: {
    description: "Number of the row, given by the server.",
    writable: false,
    minimum: 1,
  },
  uid: {
    type: "uid",
    description: "Second name of the row: 32 hexadecimal digits.",
    writable: false,
    maxLength: 32,
  },
  createdAt: { description: "When the row was made.", writable: false },
  updatedAt: { description: "When the row was last changed.", writable: false, touched: true },
};

const TYPES: Readonly<Record<string, FieldType>> = {
  PgInteger: "integer",
  PgNumeric: "decimal",
  PgText: "text",
  PgBoolean: "boolean",
  PgTimestamp: "timestamp",
};

const INTEGER = { minimum: -2_147_483_648, maximum: 2_147_483_647 };

function getType(column: PgColumn): FieldType {
  const type = TYPES[column.columnType];
  if (!type) throw new Error(`${column.name}: no field holds what a ${column.getSQLType()} does.`);
  return type;
}

/** What the database puts in where nothing is given, as far as it is a value. */
function getInitial(column: PgColumn, { writable = true, initial }: FieldFacts, type: FieldType): Field["initial"] {
  if (!writable || initial !== undefined || !column.hasDefault) return initial ?? null;
  const value: unknown = column.default;
  if (is(value, SQL)) throw new Error(`${column.name}: say in "initial" what its default makes.`);
  if (type === "decimal") return { value: Number(value) };
  return { value: value as string | number | boolean };
}

function fieldOfColumn(name: string, column: PgColumn, unique: boolean, facts: FieldFacts): Field {
  const type = facts.type ?? getType(column);
  const decimal = is(column, PgNumeric) ? column : null;
  return {
    name,
    column: column.name,
    type,
    nullable: !column.notNull,
    writable: true,
    required: facts.writable !== false && column.notNull && !column.hasDefault,
    unique,
    matchable: false,
    filterable: true,
    searchable: false,
    touched: false,
    maxLength: null,
    precision: decimal?.precision ?? null,
    scale: decimal?.scale ?? null,
    minimum: type === "integer" ? INTEGER.minimum : null,
    maximum: type === "integer" ? INTEGER.maximum : null,
    pattern: null,
    ...facts,
    initial: getInitial(column, facts, type),
  };
}

/** The columns behind which a unique index of their own stands. */
function uniqueColumns(table: PgTable): ReadonlySet<string> {
  const { columns, indexes } = getTableConfig(table);
  const indexed = indexes.flatMap(
    ({
      config: {
        unique,
        columns: [only, ...more],
      },
    }) => (unique && more.length === 0 && only && "name" in only && only.name ? [only.name] : []),
  );
  return new Set([
    ...indexed,
    ...columns.filter(({ primary, isUnique }) => primary || isUnique).map(({ name }) => name),
  ]);
}

const getName = (table: PgTable) =>
  getTableName(table).replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

type Columns<Table extends PgTable> = keyof Table["_"]["columns"] & string;

/** What is said of an entity besides its table. */
interface EntityGiven<Table extends PgTable> extends Pick<Entity, "singular" | "description"> {
  /** Its name is the entity's; types, nullability, defaults, uniqueness and foreign keys are the fields'. */
  table: Table;
  label: Columns<Table>;
  summary: readonly Columns<Table>[];
  fields: Readonly<Record<Exclude<Columns<Table>, CommonName>, FieldFacts>>;
  /** By their names: the field whose foreign key leads to the other side, and what that calls the way back. */
  relations?: Readonly<Record<string, Pick<ToOne, "description"> & { field: Columns<Table>; back?: ToOne["back"] }>>;
}

/** Declares an entity over its table. Throws where the two do not fit. */
export function defineEntity<Table extends PgTable>(given: EntityGiven<Table>): Entity {
  const { table, singular, description, label, summary } = given;
  const facts: Readonly<Record<string, FieldFacts>> = { ...COMMON, ...given.fields };
  const columns = getTableColumns(table);
  const unique = uniqueColumns(table);
  const references = getTableConfig(table).foreignKeys.map((key) => key.reference());
  return {
    name: getName(table),
    singular,
    table: getTableName(table),
    description,
    label,
    summary,
    key: "id",
    fields: Object.entries(columns).map(([name, column]) => {
      const own = facts[name];
      if (!own) throw new Error(`${getTableName(table)}.${name} is not declared.`);
      return fieldOfColumn(name, column, unique.has(column.name), own);
    }),
    relations: Object.entries(given.relations ?? {}).map(([name, { field, description: words, back = null }]) => {
      const reference = references.find(({ columns: [from] }) => from?.name === columns[field]?.name);
      const [from, to] = [reference?.columns[0], reference?.foreignColumns[0]];
      if (!reference || !from || !to) throw new Error(`${getTableName(table)}.${field} has no foreign key.`);
      return {
        kind: "one",
        name,
        entity: getName(reference.foreignTable),
        description: words,
        field,
        column: from.name,
        target: to.name,
        back,
      };
    }),
  };
}
