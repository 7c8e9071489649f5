import { z } from "zod";
import type { Database } from "../../../db/client";
import { type Changes, changesBetween } from "../../audit/changes-between";
import type { PersonContext } from "../management/use-case";

/** One difference between what is configured and what a file says, and how it is brought about. */
export interface ConfigurationChange {
  /** The section of the file. */
  section: string;
  kind: "add" | "change" | "remove";
  /** What it is about, as people call it: `role`. */
  noun: string;
  /** What tells it from others of its kind; empty for the settings, of which there is one set. */
  name: string;
  /** Where it stands in the file; the section alone where it does not. */
  path: readonly (string | number)[];
  changes: Changes;
  /** Makes the change, with the checks, the announcement and the audit row of the portal. Throws `ApiError`. */
  apply(context: PersonContext): Promise<unknown>;
}

/** A part of the configuration: its key in the file, what may stand there, and how it is read and changed. */
export interface ConfigurationSection {
  name: string;
  schema: z.ZodType;
  /** What is configured now, always in the same order and without what differs between installations. */
  read(db: Database): Promise<unknown>;
  /** What would have to change for `present`, as `read` gives it, to be `wanted`, as `schema` gives it. */
  compare(present: unknown, wanted: unknown): ConfigurationChange[];
}

interface ListDeclaration<Item extends object> {
  name: string;
  noun: string;
  /** One of them in the file; what may be left out there has a default. */
  item: z.ZodType<Item>;
  /** What tells one from another. */
  nameOf(item: Item): string;
  read(db: Database): Promise<Item[]>;
  add(context: PersonContext, item: Item): Promise<unknown>;
  change(context: PersonContext, item: Item, before: Item): Promise<unknown>;
  /** Takes away what the file does not list; `null`: it stays as it is. */
  remove: ((context: PersonContext, item: Item) => Promise<unknown>) | null;
}

// By code unit: the order of a locale differs from one machine to another.
const compareText = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);

/** The fields of an item that are not what they were. */
export const changedFields = <Item extends object>(before: Item, item: Item): Partial<Item> =>
  Object.fromEntries(
    Object.entries(item).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name as keyof Item]),
    ),
  ) as Partial<Item>;

/** A section that is a list of things, each known by a name of its own. */
export function defineListSection<Item extends object>(declared: ListDeclaration<Item>): ConfigurationSection {
  const { name: section, noun, nameOf, remove } = declared;
  const schema = z.array(declared.item).max(10_000, "At most 10,000 entries.");
  const compare = (present: readonly Item[], wanted: readonly Item[]): ConfigurationChange[] => {
    const before = new Map(present.map((item) => [nameOf(item), item]));
    const listed = new Set(wanted.map(nameOf));
    const put = wanted.flatMap((item, place): ConfigurationChange[] => {
      const name = nameOf(item);
      const old = before.get(name);
      const changes = changesBetween(old ?? {}, item);
      if (changes.changed.length === 0) return [];
      return [
        {
          ...{ section, noun, name, changes, kind: old ? "change" : "add", path: [section, place] },
          apply: (context) => (old ? declared.change(context, item, old) : declared.add(context, item)),
        },
      ];
    });
    const gone = remove === null ? [] : present.filter((item) => !listed.has(nameOf(item)));
    return [
      ...put,
      ...gone.map(
        (item): ConfigurationChange => ({
          ...{ section, noun, name: nameOf(item), kind: "remove", path: [section], changes: changesBetween(item, {}) },
          apply: async (context) => remove?.(context, item),
        }),
      ),
    ];
  };
  return {
    name: section,
    schema: schema.superRefine((items, context) => {
      const seen = new Set<string>();
      for (const [place, item] of items.entries()) {
        if (seen.has(nameOf(item))) {
          const message = `The ${noun} ${nameOf(item)} is here twice. Keep one of the two.`;
          context.addIssue({ code: "custom", message, path: [place] });
        }
        seen.add(nameOf(item));
      }
    }),
    read: async (db) => (await declared.read(db)).sort((one, other) => compareText(nameOf(one), nameOf(other))),
    compare: (present, wanted) => compare(present as Item[], wanted as Item[]),
  };
}
