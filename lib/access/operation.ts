/**
 * An operation of the protected API (CONTRACT §3): what the gate knows about a route. Every one is private unless an
 * administrator makes it public.
 */
export interface Operation {
  /** Stable id, kebab-case: `query`, `odata-products-list`. */
  id: string;
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** The path with `{parameters}`. */
  path: string;
  summary: string;
  /**
   * The scope that the gate asks for before the handler runs; `null` where any good credential may call. A handler that
   * learns only from the request which entities are touched asks for their scopes itself, with `requireScope`.
   */
  scope: string | null;
  /** Whether such a handler asks each entity that the request touches for its `:read` or its `:write`. */
  perEntity?: "read" | "write";
  /** What an anonymous caller holds when an administrator has made the operation public. */
  publicScopes: readonly string[];
}
