/** What keys the log, given by whoever opened the database: its keys are never in it. */
export interface AuditSealer {
  /** The seal of a row; `hash` in hexadecimal. */
  row(place: { n: number; hash: string }): string;
  /** The seal of the end of the log. */
  head(place: { n: number; hash: string }): string;
}
