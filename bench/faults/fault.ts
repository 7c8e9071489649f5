/** What came of a fault, in the words of the table. */
export interface Seen {
  /** Whether it is what was wanted. */
  good: boolean;
  seen: string;
  figures: string;
}

/** Something that goes wrong, tried on servers of its own. */
export interface Fault {
  name: string;
  wanted: string;
  /** Why it cannot be tried here; `null` where it can. */
  missing: string | null;
  run(): Promise<Seen>;
}
