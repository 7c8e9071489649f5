import type { Database } from "../../../db/client";
import { type Caller, requireScope } from "../../access/caller";
import { ApiError } from "../../api-error";
import { type Catalog, readScope } from "../../entities/catalog";
import { readOnce } from "../kept";
import { readLists } from "../run";
import { problemAnswer, SourceProblem } from "../source-problem";
import { collectEntities } from "../walk";
import { parseQuery, type QueryRoot, type Variables } from "./parse";

/** The body of a request to the Query API. */
export interface QueryRequest {
  query: string;
  variables: Variables;
}

/** The request as a client sent it, checked. Throws `ApiError` naming the member that is wrong. */
export function readQueryRequest(body: unknown): QueryRequest {
  const refuse = (field: string, message: string) =>
    new ApiError("validation", message, { details: [{ field, message }] });
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    throw refuse("body", 'Send an object such as {"query":"products { id, name }"}.');
  }
  const { query, variables = {} } = body as Record<string, unknown>;
  if (typeof query !== "string") throw refuse("query", 'The member "query" must be a text.');
  if (variables === null) return { query, variables: {} };
  if (typeof variables !== "object" || Array.isArray(variables)) {
    throw refuse("variables", 'The member "variables" must be an object.');
  }
  return { query, variables: variables as Variables };
}

function parse({ query, variables }: QueryRequest, catalog: Catalog): QueryRoot[] {
  try {
    return parseQuery(query, variables, catalog);
  } catch (error) {
    throw error instanceof SourceProblem ? problemAnswer(error, query, "query") : error;
  }
}

/**
 * Answers a query with the JSON text `{"products":[…]}`, in one round trip. Throws `ApiError` for a bad query,
 * `AccessError` where the caller may not read an entity that it touches.
 */
export async function answerQuery(
  request: QueryRequest,
  { catalog, db, caller }: { catalog: Catalog; db: Database; caller: Caller },
): Promise<string> {
  const { names, plans } = readOnce(catalog, ["query", request.query, request.variables], () => {
    const roots = parse(request, catalog);
    return { names: roots.map(({ name }) => JSON.stringify(name)), plans: roots.map(({ plan }) => plan) };
  });
  for (const plan of plans)
    for (const entity of collectEntities(plan, catalog)) requireScope(caller, readScope(entity));
  const results = await readLists(db, catalog, plans);
  const members = names.map((name, index) => `${name}:${results[index]?.body ?? "[]"}`);
  return `{${members.join(",")}}`;
}
