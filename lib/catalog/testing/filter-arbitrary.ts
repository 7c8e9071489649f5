import fc from "fast-check";

/** A product as plain JavaScript, read by a statement of the test's own. */
export interface PlainProduct {
  id: number;
  sku: string;
  name: string;
  /** In hundredths, so that sums are exact. */
  price: number;
  stock: number;
  active: boolean;
  categoryId: number | null;
  category: string | null;
  createdAt: string;
}

/** An expression in both languages, and what it comes to for a row, worked out without any database. */
interface Both<Value> {
  query: string;
  odata: string;
  of: (row: PlainProduct) => Value | null;
}

type Num = Both<number>;
type Text = Both<string>;
type Bool = Both<boolean>;

const field = <Value>(name: string, of: (row: PlainProduct) => Value | null, odata = name): Both<Value> => ({
  query: name,
  odata,
  of,
});
const lift =
  <A, B, R>(of: (a: A, b: B) => R) =>
  (one: Both<A>, two: Both<B>) =>
  (row: PlainProduct): R | null => {
    const [a, b] = [one.of(row), two.of(row)];
    return a === null || b === null ? null : of(a, b);
  };

const odataText = (text: string) => `'${text.replaceAll("'", "''")}'`;
const queryText = (text: string) => `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;

const WORDS = [
  "Tea",
  "tea",
  "é",
  "Knife",
  "%",
  "_",
  "a",
  " ",
  "'",
  '"',
  "\\",
  "😀",
  "ß",
  "",
  "Crème de Assam",
  "100",
  "z",
];
const texts = fc.oneof(
  fc.constantFrom(...WORDS),
  fc.string({ maxLength: 4, unit: "grapheme" }).filter((text) => !/\0|\p{Surrogate}/u.test(text)),
);

const number = fc.oneof(
  fc.integer({ min: -50, max: 300 }).map((value) => ({ text: String(value), hundredths: value * 100 })),
  fc.integer({ min: -500, max: 20_000 }).map((value) => ({ text: (value / 100).toFixed(2), hundredths: value })),
);
const numberLiteral = number.map(({ text, hundredths }): Num => ({ query: text, odata: text, of: () => hundredths }));
const textLiteral = texts.map(
  (text): Text => ({
    query: queryText(text),
    odata: odataText(text),
    // Texts are looked for in one form, however they are written.
    of: () => text.normalize("NFC"),
  }),
);

const points = (text: string) => [...text];
const codePoints = (one: string, other: string) => Buffer.compare(Buffer.from(one), Buffer.from(other));

const COMPARE = [
  ["=", "eq"],
  ["!=", "ne"],
  ["<", "lt"],
  ["<=", "le"],
  [">", "gt"],
  [">=", "ge"],
] as const;

function compared<Value>(order: (a: Value, b: Value) => number) {
  return (one: Both<Value>, two: Both<Value>, [query, odata]: (typeof COMPARE)[number]): Bool => ({
    query: `(${one.query} ${query} ${two.query})`,
    odata: `(${one.odata} ${odata} ${two.odata})`,
    of: (row) => {
      const [a, b] = [one.of(row), two.of(row)];
      if (a === null || b === null) return odata === "eq" ? a === b : odata === "ne" ? a !== b : false;
      const way = order(a, b);
      return { eq: way === 0, ne: way !== 0, lt: way < 0, le: way <= 0, gt: way > 0, ge: way >= 0 }[odata];
    },
  });
}
const byNumber = compared<number>((a, b) => a - b);
const byText = compared<string>(codePoints);
const byTruth = compared<boolean>((a, b) => Number(a) - Number(b));

const call = (query: string, odata: string) => (args: readonly Both<unknown>[]) => ({
  query: `${query}(${args.map((arg) => arg.query).join(", ")})`,
  odata: `${odata}(${args.map((arg) => arg.odata).join(",")})`,
});

const patterns = fc
  .array(fc.constantFrom("%", "_", "a", "e", "T", "é", " ", "\\%"), { maxLength: 5 })
  .map((parts) => parts.join(""));
const likePattern = (pattern: string) =>
  new RegExp(
    `^${pattern.replace(/\\?./gu, (part) => (part === "%" ? ".*" : part === "_" ? "." : part.replace("\\", "").replace(/[.*+?^${}()|[\]\\]/g, "\\$&")))}$`,
    "su",
  );

const numbers = fc.letrec<{ n: Num; t: Text }>((tie) => ({
  n: fc.oneof(
    { maxDepth: 2, depthIdentifier: "n" },
    fc.constantFrom<Num>(
      field("price", (row) => row.price),
      field("stock", (row) => row.stock * 100),
      field("categoryId", (row) => row.categoryId && row.categoryId * 100),
    ),
    numberLiteral,
    fc.tuple(tie("n"), tie("n")).map(
      ([a, b]): Num => ({
        query: `(${a.query} + ${b.query})`,
        odata: `(${a.odata} add ${b.odata})`,
        of: lift((x: number, y: number) => x + y)(a, b),
      }),
    ),
    fc.tuple(tie("n"), tie("n")).map(
      ([a, b]): Num => ({
        query: `(${a.query} - ${b.query})`,
        odata: `(${a.odata} sub ${b.odata})`,
        of: lift((x: number, y: number) => x - y)(a, b),
      }),
    ),
    fc.tuple(tie("n"), fc.integer({ min: 1, max: 9 })).map(
      ([a, k]): Num => ({
        query: `(${a.query} * ${k})`,
        odata: `(${a.odata} mul ${k})`,
        of: (row) => {
          const x = a.of(row);
          return x === null ? null : x * k;
        },
      }),
    ),
    fc.integer({ min: 0, max: 7 }).map(
      (k): Num => ({
        query: `(stock % ${k})`,
        odata: `(stock mod ${k})`,
        of: (row) => (k === 0 ? null : (row.stock % k) * 100),
      }),
    ),
    tie("t").map(
      (a): Num => ({
        ...call("length", "length")([a]),
        of: (row) => {
          const x = a.of(row);
          return x === null ? null : points(x).length * 100;
        },
      }),
    ),
    fc.tuple(tie("t"), textLiteral).map(
      ([a, b]): Num => ({
        ...call("indexOf", "indexof")([a, b]),
        of: lift((x: string, y: string) => {
          const at = x.indexOf(y);
          return (at < 0 ? -1 : points(x.slice(0, at)).length) * 100;
        })(a, b),
      }),
    ),
    fc.constantFrom<Num>(
      {
        query: "month(createdAt)",
        odata: "month(createdAt)",
        of: (row) => (new Date(row.createdAt).getUTCMonth() + 1) * 100,
      },
      { query: "hour(createdAt)", odata: "hour(createdAt)", of: (row) => new Date(row.createdAt).getUTCHours() * 100 },
    ),
  ),
  t: fc.oneof(
    { maxDepth: 2, depthIdentifier: "t" },
    fc.constantFrom<Text>(
      field("name", (row) => row.name),
      field("sku", (row) => row.sku),
      field("category.name", (row) => row.category, "category/name"),
    ),
    textLiteral,
    tie("t").map((a): Text => ({ ...call("lower", "tolower")([a]), of: (row) => a.of(row)?.toLowerCase() ?? null })),
    fc
      .tuple(tie("t"), tie("t"))
      .map(
        ([a, b]): Text => ({ ...call("concat", "concat")([a, b]), of: lift((x: string, y: string) => x + y)(a, b) }),
      ),
    fc.tuple(tie("t"), fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 })).map(
      ([a, from, count]): Text => ({
        query: `substring(${a.query}, ${from}, ${count})`,
        odata: `substring(${a.odata},${from},${count})`,
        of: (row) => {
          const x = a.of(row);
          return x === null
            ? null
            : points(x)
                .slice(from, from + count)
                .join("");
        },
      }),
    ),
  ),
}));

const comparison = fc.constantFrom(...COMPARE);
const finder = fc.constantFrom(
  ["contains", "contains", (x: string, y: string) => x.includes(y)],
  ["startsWith", "startswith", (x: string, y: string) => x.startsWith(y)],
  ["endsWith", "endswith", (x: string, y: string) => x.endsWith(y)],
) as fc.Arbitrary<[string, string, (x: string, y: string) => boolean]>;

const leaf: fc.Arbitrary<Bool> = fc.oneof(
  fc.tuple(numbers.n, numbers.n, comparison).map((args) => byNumber(...args)),
  fc.tuple(numbers.t, numbers.t, comparison).map((args) => byText(...args)),
  fc
    .tuple(finder, numbers.t, numbers.t)
    .map(([[query, odata, of], a, b]): Bool => ({ ...call(query, odata)([a, b]), of: lift(of)(a, b) })),
  fc.constantFrom<Bool>(field("active", (row) => row.active)),
  fc.constantFrom<Bool>(
    { query: "(categoryId is null)", odata: "(categoryId eq null)", of: (row) => row.categoryId === null },
    { query: "(category.name is not null)", odata: "(category/name ne null)", of: (row) => row.category !== null },
  ),
  fc.array(numberLiteral, { maxLength: 4 }).chain((list) =>
    fc
      .constantFrom<Num>(
        field("stock", (row) => row.stock * 100),
        field("categoryId", (row) => row.categoryId && row.categoryId * 100),
      )
      .map(
        (a): Bool => ({
          query: `(${a.query} in (${list.map((one) => one.query).join(", ")}))`,
          odata: `(${a.odata} in (${list.map((one) => one.odata).join(",")}))`,
          of: (row) => list.some((one) => a.of(row) === one.of(row)),
        }),
      ),
  ),
  fc.array(textLiteral, { maxLength: 4 }).map(
    (list): Bool => ({
      query: `(category.name in (${list.map((one) => one.query).join(", ")}))`,
      odata: `(category/name in (${list.map((one) => one.odata).join(",")}))`,
      of: (row) => list.some((one) => row.category === one.of(row)),
    }),
  ),
);

/** Conditions in both languages over products, with the null rules of the standard (OData 4.01 part 2, 5.1.1). */
export const conditions: fc.Arbitrary<Bool> = fc.letrec<{ b: Bool }>((tie) => ({
  b: fc.oneof(
    { maxDepth: 3, depthIdentifier: "b" },
    leaf,
    fc.tuple(tie("b"), tie("b")).map(
      ([a, b]): Bool => ({
        query: `(${a.query} and ${b.query})`,
        odata: `(${a.odata} and ${b.odata})`,
        of: (row) => {
          const [x, y] = [a.of(row), b.of(row)];
          return x === false || y === false ? false : x === null || y === null ? null : true;
        },
      }),
    ),
    fc.tuple(tie("b"), tie("b")).map(
      ([a, b]): Bool => ({
        query: `(${a.query} or ${b.query})`,
        odata: `(${a.odata} or ${b.odata})`,
        of: (row) => {
          const [x, y] = [a.of(row), b.of(row)];
          return x === true || y === true ? true : x === null || y === null ? null : false;
        },
      }),
    ),
    tie("b").map(
      (a): Bool => ({
        query: `(not (${a.query}))`,
        odata: `(not (${a.odata}))`,
        of: (row) => {
          const x = a.of(row);
          return x === null ? null : !x;
        },
      }),
    ),
    fc
      .tuple(tie("b"), fc.boolean())
      .map(
        ([a, truth]): Bool => byTruth(a, { query: String(truth), odata: String(truth), of: () => truth }, ["=", "eq"]),
      ),
  ),
})).b;

/** Patterns of `like`, and the regular expression that means the same. */
export const likes = fc.tuple(fc.constantFrom("name", "sku"), patterns).map(([name, pattern]) => ({
  query: `${name} like ${queryText(pattern)}`,
  matches: (row: PlainProduct) => likePattern(pattern).test(name === "name" ? row.name : row.sku),
}));
