import type { Runtime } from "./runtime";

type Kept = WeakMap<Runtime, unknown>;

/**
 * One value for each runtime, made when first asked for. It is kept on `globalThis`, because the server and Next each
 * load their own copy of a module and both must count with the same counters and forget the same memories.
 */
export function perRuntime<Value>(name: string, make: (runtime: Runtime) => Value): (runtime: Runtime) => Value {
  const key = Symbol.for(`gatehouse.${name}`);
  const holder = globalThis as { [key]?: Kept };
  return (runtime) => {
    holder[key] ??= new WeakMap();
    const kept = holder[key];
    if (!kept.has(runtime)) kept.set(runtime, make(runtime));
    return kept.get(runtime) as Value;
  };
}
