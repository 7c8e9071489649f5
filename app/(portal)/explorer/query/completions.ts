import type { CatalogueEntity } from "@/lib/contracts/entities";
import { explorerWords } from "@/words/explorer";
import { findPlace, type Place } from "./place";

const texts = explorerWords.completions;

/** The words of the query language that completion offers beside the catalogue's own names. */
export interface QueryWords {
  functions: readonly string[];
  collectionFunctions: readonly string[];
  aggregates: readonly string[];
}

export interface Completion {
  label: string;
  /** What is put in place of the word under the caret. */
  insert: string;
  /** Such as "field, decimal". */
  detail: string;
}

const item = (label: string, detail: string, insert = label): Completion => ({ label, insert, detail });

const ARGUMENTS = [
  item("where", "condition", "where: "),
  item("orderBy", "sorting", "orderBy: "),
  item("limit", texts.numberOfRows, "limit: "),
  item("offset", texts.rowsToSkip, "offset: "),
];
const LOGIC = ["and", "or", "not", "in", "like", "ilike", "between", texts.isNull, texts.isNotNull, "true", "false"];

const getFields = (entity: CatalogueEntity) => entity.fields.map(({ name, type }) => item(name, `field, ${type}`));

const getFunctions = ({ functions }: QueryWords) => functions.map((name) => item(`${name}()`, "function", `${name}(`));

function inExpression(entity: CatalogueEntity, words: QueryWords): Completion[] {
  const relations = entity.relations.map(({ name, many }) =>
    many ? item(name, texts.relationToMany) : item(name, "relation", `${name}.`),
  );
  const collections = words.collectionFunctions.map((name) => item(`${name}()`, texts.functionOfMany, `${name}(`));
  return [
    ...getFields(entity),
    ...relations,
    ...LOGIC.map((word) => item(word, "word")),
    ...getFunctions(words),
    ...(entity.relations.some(({ many }) => many) ? collections : []),
  ];
}

function offered(place: Place, entities: readonly CatalogueEntity[], words: QueryWords): Completion[] {
  const entity = entities.find(({ name }) => name === place.entity);
  if (place.kind === "root") return entities.map(({ name, rows }) => item(name, `entity, ${rows} rows`));
  if (!entity) return [];
  switch (place.kind) {
    case "fields": {
      const relations = entity.relations.map(({ name, entity: other, many }) =>
        item(name, `relation, ${many ? "many" : "one"} of ${other}`),
      );
      return [...getFields(entity), ...relations, ...getFunctions(words)];
    }
    case "aggregate":
      return words.aggregates.map((name) => item(`@${name}`, "aggregate", name === "count" ? name : `${name}(`));
    case "argument":
      return ARGUMENTS;
    case "direction":
      return [item("@asc", texts.smallestFirst, "asc"), item("@desc", texts.greatestFirst, "desc")];
    case "order":
    case "path":
      return [
        ...getFields(entity),
        ...entity.relations.flatMap(({ name, many }) => (many ? [] : [item(name, "relation", `${name}.`)])),
      ];
    case "expression":
      return inExpression(entity, words);
    case "nothing":
      return [];
  }
}

/**
 * What can stand at the caret: the word there from `from`, and what it may become, those that begin like it first.
 */
export function completionsAt(
  text: string,
  caret: number,
  { entities, words }: { entities: readonly CatalogueEntity[]; words: QueryWords },
): { from: number; items: Completion[] } {
  const typed = /[A-Za-z_]\w*$/.exec(text.slice(0, caret))?.[0] ?? "";
  const from = caret - typed.length;
  const looked = typed.toLowerCase();
  const plain = ({ label }: Completion) => label.replace(/^@/, "").toLowerCase();
  const found = offered(findPlace(text.slice(0, from), entities), entities, words).filter((one) =>
    plain(one).includes(looked),
  );
  const begins = found.filter((one) => plain(one).startsWith(looked));
  const items = [...begins, ...found.filter((one) => !begins.includes(one))];
  // A word that stands there already, whole, needs nobody's help.
  return { from, items: items.length === 1 && items[0]?.insert === typed ? [] : items };
}
