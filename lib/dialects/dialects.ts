import { admin } from "./admin";
import { b2b } from "./b2b";
import { basic } from "./basic";
import { consumer } from "./consumer";
import type { Dialect } from "./dialect";
import { DIALECT_NAMES, type DialectName } from "./dialect-names";
import { standard } from "./standard";

/** Every dialect by its name. */
export const DIALECTS: Record<DialectName, Dialect> = { standard, admin, b2b, consumer, basic };

/** The dialect that a chain of tokens began at. Throws for a name that no version of this program wrote. */
export function dialectNamed(name: string): Dialect {
  const known = DIALECT_NAMES.find((dialect) => dialect === name);
  if (!known) throw new Error(`no dialect is named ${name}`);
  return DIALECTS[known];
}
