import { LIMITS } from "../limits";
import { nearest } from "../nearest";
import { NotOffered, PlanProblem } from "../plan-problem";
import { RENAMED_OPTIONS } from "./habits";

/** System query options that this service knows (OData 4.01 part 2, 5.1), without their `$`. */
const OFFERED = [
  "select",
  "filter",
  "orderby",
  "top",
  "skip",
  "count",
  "expand",
  "search",
  "apply",
  "format",
  "skiptoken",
] as const;
const NOT_OFFERED = ["compute", "levels", "index", "schemaversion", "deltatoken", "id"] as const;
export type SystemOption = (typeof OFFERED)[number];

/** The query options of a request. */
export interface Options {
  /** System options by name, decoded. */
  readonly system: ReadonlyMap<SystemOption, string>;
  /** Parameter aliases by name, with their `@`: `@p` in `$filter=price gt @p&@p=5`. */
  readonly aliases: ReadonlyMap<string, string>;
  /** The options as they came, for links to further pages. */
  readonly raw: readonly { name: string; pair: string }[];
}

/** Percent-decoded text of a query string, where `+` is a space. Throws `PlanProblem` for what is no UTF-8. */
function decodeOption(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    throw new PlanProblem("The address is not percent-encoded UTF-8.");
  }
}

/** The system option of a name with or without `$`, in any case (4.01); `undefined` for a custom option. */
export function systemOption(name: string): SystemOption | undefined {
  const plain = name.replace(/^\$/, "").toLowerCase();
  const offered = OFFERED.find((option) => option === plain);
  if (offered) return offered;
  if (!name.startsWith("$")) return undefined;
  if (NOT_OFFERED.some((option) => option === plain)) throw new NotOffered(`This service does not offer $${plain}.`);
  const renamed = Object.hasOwn(RENAMED_OPTIONS, plain) ? RENAMED_OPTIONS[plain] : undefined;
  if (renamed) throw new PlanProblem(`There is no $${plain} in OData 4. Write ${renamed} instead.`);
  throw new PlanProblem(`Unknown query option "${name.slice(0, 64)}".`, nearest(plain, OFFERED));
}

/** Reads a query string. Throws `PlanProblem` naming an option that is unknown or given twice. */
export function readOptions(query: string): Options {
  if (query.length > LIMITS.text) throw new PlanProblem(`The query string can have at most ${LIMITS.text} characters.`);
  const system = new Map<SystemOption, string>();
  const aliases = new Map<string, string>();
  const raw: { name: string; pair: string }[] = [];
  for (const pair of query.split("&")) {
    if (pair === "") continue;
    const equals = pair.indexOf("=");
    const name = decodeOption(equals < 0 ? pair : pair.slice(0, equals));
    const value = equals < 0 ? "" : decodeOption(pair.slice(equals + 1));
    const option = name.startsWith("@") ? undefined : systemOption(name);
    raw.push({ name: option ?? name, pair });
    if (option) {
      if (system.has(option)) throw new PlanProblem(`$${option} is given twice.`);
      system.set(option, value);
    } else if (name.startsWith("@")) {
      if (aliases.has(name)) throw new PlanProblem(`The parameter ${name.slice(0, 64)} is given twice.`);
      aliases.set(name, value);
    }
  }
  return { system, aliases, raw };
}
