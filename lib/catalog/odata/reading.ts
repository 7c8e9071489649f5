import type { Catalog } from "../../entities/catalog";
import type { Budget } from "../budget";
import type { Row } from "../plan";
import type { Reader } from "./reader";

/** What all expressions of one request are read with. */
export interface Setting {
  catalog: Catalog;
  budget: Budget;
  /** Texts of the parameter aliases. */
  aliases: ReadonlyMap<string, string>;
}

/** How far the reading of one expression has come, and what names stand for there. */
export interface Reading extends Setting {
  reader: Reader;
  /** The row whose fields names stand for. */
  row: Row;
  /** The row that `$it` stands for. */
  it: Row;
  /** Variables of `any` and `all`. */
  variables: ReadonlyMap<string, Row>;
}
