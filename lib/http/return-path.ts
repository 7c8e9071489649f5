import type { Dialect } from "../dialects/dialect";

/** Where the browser comes back to after signing in: the request without the prompts that are then done with. */
export function returnPath(path: string, parameters: URLSearchParams): string {
  const again = new URLSearchParams(parameters);
  const prompt = (again.get("prompt") ?? "").split(" ").filter((word) => word === "consent" || word === "none");
  if (prompt.length > 0) again.set("prompt", prompt.join(" "));
  else again.delete("prompt");
  return `${path}?${again}`;
}

/** The authorization request that a consent ticket keeps, from its beginning: for whoever signs in as somebody else. */
export function restartPath({
  dialect,
  parameters,
}: {
  dialect: Pick<Dialect, "authorizePath">;
  parameters: ReadonlyMap<string, readonly string[]>;
}): string {
  const pairs = [...parameters].flatMap(([name, values]) => values.map((value): [string, string] => [name, value]));
  return returnPath(dialect.authorizePath ?? "/", new URLSearchParams(pairs));
}
