import type { Field } from "../../entities/entity";
import { type ImportTarget, rowWriter } from "../compile/import";
import type { ImportRow } from "./rows";

// Enough for a statement to be worth its round trip, and few enough to be forgotten before they count as long-lived:
// with 2,000 rows the process grows by 100 MB between two collections.
const MOST_ROWS = 500;
const MOST_CHARACTERS = 400_000;

/** A row of a batch as the statement reads it, with how many rows of the file came to be one in it: the same key again. */
export interface BatchRow {
  row: number;
  text: string;
  merged: number;
}

/** Collects rows until they are worth a statement. Bounded, so that memory does not grow with the file. */
export class Batcher {
  private rows = new Map<string, BatchRow>();
  private characters = 0;
  private readonly key: Field;
  private readonly write: (row: ImportRow) => string;

  constructor(target: ImportTarget) {
    this.key = target.key;
    this.write = rowWriter(target);
  }

  get full(): boolean {
    return this.rows.size >= MOST_ROWS || this.characters >= MOST_CHARACTERS;
  }

  add(row: ImportRow): void {
    // "7" and "07" are one number, "a" and "A" are two texts.
    const name = this.key.type === "integer" ? String(Number(row.key)) : row.key;
    const before = this.rows.get(name);
    const text = this.write(row);
    if (before) {
      // The later row changes what the earlier one set, as it would have in a batch of its own.
      before.text = JSON.stringify({ ...JSON.parse(before.text), ...JSON.parse(text) });
      before.row = row.row;
      before.merged += 1;
    } else {
      this.rows.set(name, { row: row.row, text, merged: 0 });
    }
    this.characters += text.length;
  }

  /** The rows so far, in the order of their first appearance; the batch begins anew. */
  take(): BatchRow[] {
    const rows = [...this.rows.values()];
    this.rows = new Map();
    this.characters = 0;
    return rows;
  }
}
