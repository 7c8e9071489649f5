import type { Field } from "../entity";
import type { ImportRow } from "./rows";

const MOST_ROWS = 2_000;
const MOST_CHARACTERS = 2_000_000;

/** A row of a batch, with the rows of the file that came to be one in it: the same key, given again. */
export interface BatchRow extends ImportRow {
  merged: number;
}

/** Collects rows until they are worth a statement. Bounded, so that memory does not grow with the file. */
export class Batcher {
  private rows = new Map<string, BatchRow>();
  private characters = 0;
  private readonly key: Field;

  constructor(key: Field) {
    this.key = key;
  }

  get full(): boolean {
    return this.rows.size >= MOST_ROWS || this.characters >= MOST_CHARACTERS;
  }

  add(row: ImportRow): void {
    // "7" and "07" are one number, "a" and "A" are two texts.
    const name = this.key.type === "integer" ? String(Number(row.key)) : row.key;
    const before = this.rows.get(name);
    if (before) {
      // The later row changes what the earlier one set, as it would have in a batch of its own.
      for (const [member, value] of row.values) before.values.set(member, value);
      before.row = row.row;
      before.merged += 1;
    } else {
      this.rows.set(name, { ...row, merged: 0 });
    }
    for (const value of row.values.values()) this.characters += typeof value === "string" ? value.length + 10 : 10;
  }

  /** The rows so far, in the order of their first appearance; the batch begins anew. */
  take(): BatchRow[] {
    const rows = [...this.rows.values()];
    this.rows = new Map();
    this.characters = 0;
    return rows;
  }
}
