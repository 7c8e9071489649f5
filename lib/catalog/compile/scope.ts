import type { Catalog } from "../../entities/catalog";
import type { ToOne } from "../../entities/entity";
import type { Row, RowPath } from "../plan";
import { type Binder, identifier, join, type Sql, sql } from "./sql";

/** A row in one FROM clause: its alias, and the joins that paths from it have asked for. */
interface Frame {
  alias: Sql;
  joined: Map<string, Sql>;
  joins: Sql[];
}

/** Which alias each row of the plan has where an expression is being written. */
export class Scope {
  readonly catalog: Catalog;
  readonly binder: Binder;
  private readonly frames: Map<Row, Frame>;

  constructor(catalog: Catalog, binder: Binder, outer?: Scope) {
    this.catalog = catalog;
    this.binder = binder;
    this.frames = new Map(outer?.frames);
  }

  /** A scope within this one where `row` has an alias of its own; joins for outer rows still go to their own FROM. */
  within(row: Row, alias: Sql): Scope {
    const inner = new Scope(this.catalog, this.binder, this);
    inner.frames.set(row, { alias, joined: new Map(), joins: [] });
    return inner;
  }

  private frame(row: Row): Frame {
    const frame = this.frames.get(row);
    if (!frame) throw new Error(`No row of ${row.entity.name} is in scope here.`);
    return frame;
  }

  /** The alias of the row that a path ends at; joins what it passes through, each path once. */
  getAlias({ row, steps }: RowPath): Sql {
    const frame = this.frame(row);
    let path = "";
    let current = frame.alias;
    for (const step of steps) {
      path += `/${step.name}`;
      current = frame.joined.get(path) ?? this.join(frame, path, current, step);
    }
    return current;
  }

  private join(frame: Frame, path: string, from: Sql, step: ToOne): Sql {
    const alias = this.binder.alias();
    const table = identifier(this.catalog.other(step).table);
    const on = sql`${alias}.${identifier(step.target)} = ${from}.${identifier(step.column)}`;
    frame.joins.push(sql` left join ${table} ${alias} on ${on}`);
    frame.joined.set(path, alias);
    return alias;
  }

  /** The joins that expressions written so far have asked for; to be read when all of a FROM's expressions are written. */
  getJoins(row: Row): Sql {
    return join(this.frame(row).joins, sql``);
  }
}
