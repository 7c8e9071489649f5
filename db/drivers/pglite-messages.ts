/** What the thread of the embedded database is started with. */
export interface ThreadData {
  /** `null`: in memory. */
  folder: string | null;
  /** A file with a data folder as a tar, as `dumpDataDir` makes it: what a database in memory begins with. */
  image: string | null;
}

/** What the thread is asked; answers come in the order of the questions. */
export type Request = { id: number } & (
  | {
      kind: "query";
      text: string;
      values: readonly unknown[];
      rowMode: "array" | "object";
      /** Types whose values stay text, by their OIDs. */
      asText: readonly number[];
    }
  /** Several statements without values. */
  | { kind: "script"; text: string }
  | { kind: "close" }
);

/** What PostgreSQL says of a statement that failed. */
export interface Failure {
  message: string;
  code: string | undefined;
  table: string | undefined;
  column: string | undefined;
  constraint: string | undefined;
}

/** What the thread tells. */
export type Report =
  | { kind: "ready" }
  | { kind: "answer"; id: number; rows: unknown[] }
  | { kind: "failure"; id: number; failure: Failure }
  | { kind: "notification"; channel: string; payload: string };
