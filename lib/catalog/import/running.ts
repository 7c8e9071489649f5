const KEY = Symbol.for("gatehouse.imports");
const holder = globalThis as { [KEY]?: Map<string, AbortController> };

/** The imports that run in this process, by id; one map however often this module is loaded. */
export function runningImports(): Map<string, AbortController> {
  holder[KEY] ??= new Map();
  return holder[KEY];
}
