import { nearest } from "@/lib/catalog/nearest";
import type { CatalogueEntity } from "@/lib/contracts/entities";
import { mappersWords } from "@/words/mappers";

const texts = mappersWords.suggestColumns;

/** Where a column of a file could lead. */
export interface Target {
  name: string;
  /** The type of the field; for a relation, that it is found by its name. */
  type: string;
  formats: readonly string[];
}

/** A suggestion for a column. */
export interface Suggestion {
  to: string;
  format: string;
}

/** What the columns of a file can lead to: fields that an import writes, and relations to one row. */
export const listTargets = ({ fields, relations }: CatalogueEntity): Target[] => [
  ...fields.filter(({ importable }) => importable).map(({ name, type, formats }) => ({ name, type, formats })),
  ...relations
    .filter(({ many }) => !many)
    .map(({ name, entity }) => ({ name, type: texts.ofByName(entity), formats: [] })),
];

// Words that say the opposite of "on sale".
const OPPOSITES = ["discontinued", "disabled", "inactive", "archived", "hidden", "deleted", "retired"];
const SYNONYMS: Readonly<Record<string, readonly string[]>> = {
  name: ["title", "label", "designation"],
  description: ["details", "text", "notes"],
  price: ["amount", "cost"],
  stock: ["quantity", "qty", "inventory", "available"],
  sku: ["code", "articlenumber", "itemnumber", "partnumber"],
  active: ["enabled", "available"],
};

const splitWords = (text: string): string[] =>
  text
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, "$1 $2")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

const plain = (text: string) => splitWords(text).join("");

/** How much a header looks like a target; 0 for not at all. */
function likeness(header: string, target: Target, { name, singular }: CatalogueEntity): number {
  const [given, wanted] = [plain(header), plain(target.name)];
  if (given === wanted) return 100;
  // Numbers of another system's rows must not be taken for ours.
  if (target.name === "id" || target.type === "uid") return 0;
  const words = splitWords(header).filter((word) => word !== singular && word !== plain(name));
  if (words.join("") === wanted) return 90;
  const synonyms = SYNONYMS[target.name] ?? [];
  if (synonyms.includes(words.join(""))) return 80;
  // Numbers stand for a relation only where the target is one.
  if (words.includes("id") && !wanted.endsWith("id")) return 0;
  if (words.at(-1) === wanted) return 70;
  if (words.length > 1 && synonyms.includes(words.at(-1) ?? "")) return 40;
  return nearest(words.join(""), [wanted]) === wanted && wanted.length > 3 ? 30 : 0;
}

/** Whether a field holds the number of a row on the other side of a relation. */
const leadsAway = (name: string, { relations }: CatalogueEntity) => relations.some((one) => `${one.name}Id` === name);

/** Suggests for each header of a file where it leads, each target once, by the nearest name. */
export function suggestColumns(headers: readonly string[], entity: CatalogueEntity): Map<string, Suggestion> {
  // A file without our own numbers comes from elsewhere, and so do the numbers of what its rows belong to.
  const isOurs = headers.some((header) => plain(header) === "id");
  const targets = listTargets(entity).filter(({ name }) => isOurs || !leadsAway(name, entity));
  const found = headers.flatMap((header) => {
    const opposite = OPPOSITES.includes(plain(header)) && targets.find(({ name }) => name === "active");
    if (opposite) return [{ header, to: opposite.name, format: "not", worth: 80 }];
    return targets.map((target) => ({ header, to: target.name, format: "", worth: likeness(header, target, entity) }));
  });
  const suggestions = new Map<string, Suggestion>();
  const taken = new Set<string>();
  for (const { header, to, format, worth } of found.toSorted((one, other) => other.worth - one.worth)) {
    if (worth === 0 || suggestions.has(header) || taken.has(to)) continue;
    suggestions.set(header, { to, format });
    taken.add(to);
  }
  return suggestions;
}

/** The field that rows are best found by, among those that columns lead to. */
export function suggestKey(targets: readonly string[], { keyFields }: CatalogueEntity): string {
  const order = ["id", "sku", ...keyFields];
  return order.find((name) => keyFields.includes(name) && targets.includes(name)) ?? "";
}
