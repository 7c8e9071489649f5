/** Bounds on what one request may ask of the catalogue. Each refusal names its bound. */
export const LIMITS = {
  /** Characters of a query, of a `$filter`, of a whole query string. */
  text: 32_768,
  /** Bytes of a JSON body. */
  body: 1_000_000,
  /** Levels of relations inside each other. */
  depth: 4,
  /** Fields, relations and aggregates selected in one request. */
  outputs: 200,
  /** Entities at the top of one query. */
  roots: 10,
  /** Operators, functions, fields and literals of one request's expressions. */
  nodes: 300,
  /** Parentheses and operators inside each other. */
  nesting: 60,
  /** `any`, `all` and counts of a relation: each walks it for every row. */
  collections: 4,
  /** Sort fields of one list. */
  order: 10,
  /** Values of one `in` list. */
  list: 1_000,
  /** Digits of a number, and its greatest power of ten. */
  digits: 40,
  /** Characters of one text in an expression. */
  literal: 8_192,
  /** `%` and `_` of one `like` pattern: each multiplies the ways to match. */
  wildcards: 12,
  /** Rows of a list, unasked and at most. */
  defaultRows: 1_000,
  rows: 10_000,
  /** Rows of a nested list, unasked and at most. */
  defaultNestedRows: 100,
  nestedRows: 1_000,
  /** Rows that a request with nested lists may come to. */
  product: 200_000,
  /** Bytes of the rows of an answer: it is written in one piece. */
  answer: 32_000_000,
  /** Rows that may be skipped. */
  offset: 10_000_000,
} as const;
