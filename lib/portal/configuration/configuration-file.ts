import { type Document, isMap, LineCounter, parseDocument, stringify } from "yaml";
import type { z } from "zod";
import { type Configuration, configurationSchema } from "./configuration";

/** More than any configuration, and little enough to be read at once. */
const MOST_CHARACTERS = 4_000_000;

/** A mistake in the file, or a change that it asks for and that is refused; the message says where and what to write. */
export class ConfigurationError extends Error {
  override readonly name = "ConfigurationError";
}

type Path = readonly PropertyKey[];

/** A checked file, and where in it a value stands. */
export interface ConfigurationFile {
  configuration: Configuration;
  /** The place of a value for an error: `line 12, column 5: roles.0.scopes`. */
  placeOf(path: Path): string;
}

const HEAD = ` The configuration of Gatehouse: "npm run config -- plan FILE" says what it would change, "apply FILE" does it.
 What is not in the file stays as it is; of a list, except for apps, what the list does not have is removed.
`;

/** The text of a configuration: the same for the same configuration, on every machine. */
export const writeConfiguration = (configuration: Configuration): string =>
  `${HEAD.trimEnd()
    .split("\n")
    .map((line) => `#${line}`)
    .join("\n")}\n${stringify(configuration, { lineWidth: 0, aliasDuplicateObjects: false })}`;

/** Where the value at `path` begins, or what of its path there is; of a key that should not be there, the key itself. */
function offsetOf(document: Document, path: Path): number {
  for (let length = path.length; length > 0; length--) {
    const last = path[length - 1];
    const parent = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true);
    const pair = isMap(parent) ? parent.items.find(({ key }) => String(key) === String(last)) : undefined;
    const node: unknown = pair ? pair.key : document.getIn(path.slice(0, length), true);
    if (typeof node === "object" && node !== null && "range" in node && Array.isArray(node.range)) {
      return Number(node.range[0]);
    }
  }
  return 0;
}

const KINDS: Readonly<Record<string, string>> = {
  array: "a list",
  boolean: "true or false",
  number: "a number",
  int: "a whole number",
  object: "fields, each with its value",
  string: "a text",
};

/** What to write, where the field itself does not say. */
function wordIssue(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code === "invalid_type") return `Give ${KINDS[issue.expected] ?? issue.expected}.`;
  if (issue.code === "invalid_value") return `Give ${issue.values.map(String).join(" or ")}.`;
  if (issue.code === "too_small") return `Give at least ${issue.minimum}.`;
  return issue.code === "too_big" ? `Give at most ${issue.maximum}.` : undefined;
}

/** Each problem with where it is; keys that there are not are named one by one. */
const listProblems = ({ issues }: z.ZodError): { path: Path; message: string }[] =>
  issues.flatMap((issue) =>
    issue.code === "unrecognized_keys"
      ? issue.keys.map((key) => ({ path: [...issue.path, key], message: "There is no such field. Leave it out." }))
      : [{ path: issue.path, message: issue.message }],
  );

/** Reads and checks a configuration. Throws `ConfigurationError` that names every mistake by line and column. */
export function parseConfiguration(text: string): ConfigurationFile {
  if (text.length > MOST_CHARACTERS) throw new ConfigurationError("The file is too large to be a configuration.");
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, stringKeys: true });
  const [broken] = document.errors;
  if (broken) throw new ConfigurationError(`The file is no YAML: ${broken.message.split("\n", 1)[0]}`);
  const placeOf = (path: Path): string => {
    const { line, col } = lines.linePos(offsetOf(document, path));
    return `line ${line}, column ${col}: ${path.map(String).join(".") || "the file"}`;
  };
  let value: unknown;
  try {
    // An alias may stand for another, and so on: few characters could else become many gigabytes.
    value = document.toJS({ maxAliasCount: 100 });
  } catch (cause) {
    throw new ConfigurationError("The file has too many aliases. Write out what they stand for.", { cause });
  }
  const result = configurationSchema.safeParse(value, { error: wordIssue });
  if (!result.success) {
    const problems = listProblems(result.error)
      .map((problem) => ({ ...problem, offset: offsetOf(document, problem.path) }))
      .sort((one, other) => one.offset - other.offset);
    throw new ConfigurationError(problems.map(({ path, message }) => `${placeOf(path)}: ${message}`).join("\n"));
  }
  return { configuration: result.data, placeOf };
}
