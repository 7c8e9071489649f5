import { z } from "zod";

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** Who may call: anyone, a signed-in person (or a credential with scope `portal`), an administrator (scope `admin`). */
export type Access = "anyone" | "portal" | "admin";

/**
 * One call of the management API (CONTRACT §5). The route, the React Query hook and the OpenAPI document all derive
 * from it. `path` has `{parameters}`; `output` is checked on its way out, so the document cannot drift.
 */
export interface Call<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
> {
  id: string;
  method: Method;
  path: `/api/${string}`;
  summary: string;
  access: Access;
  params: Params;
  query: Query;
  body: Body;
  output: Output;
  status: 200 | 201;
  /** What a page asks for again after a change, where that is not what lies under the first segment of its address. */
  changes?: "everything" | "nothing";
  /** What it answers with where that is a file, streamed, and not JSON. */
  media?: readonly string[];
  /** The form of a call that takes a file: described by this, and read by the use case itself, as a stream. */
  upload?: z.ZodObject;
}

const nothing = z.strictObject({});

/** An id as this system gives them out. */
export const id = z.string().regex(/^[\w-]{1,64}$/, "That is not an id.");

/** `{id}` of a path. */
export const idParams = z.strictObject({ id });

type Given<Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType, Output extends z.ZodType> = Pick<
  Call,
  "id" | "method" | "path" | "summary" | "access"
> & {
  params?: Params;
  query?: Query;
  body?: Body;
  output: Output;
  status?: 200 | 201;
  changes?: "everything" | "nothing";
  media?: readonly string[];
  upload?: z.ZodObject;
};

/** Declares a call; what is left out takes nothing, and the status is 200. */
export function defineCall<
  Output extends z.ZodType,
  Params extends z.ZodType = typeof nothing,
  Query extends z.ZodType = typeof nothing,
  Body extends z.ZodType = typeof nothing,
>(given: Given<Params, Query, Body, Output>): Call<Params, Query, Body, Output> {
  return {
    params: nothing as unknown as Params,
    query: nothing as unknown as Query,
    body: nothing as unknown as Body,
    status: 200,
    ...given,
  };
}

/** A list answer: `{"data":[…],"meta":{…}}`. */
export const listOutput = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({ data: z.array(item), meta: z.strictObject({ total: z.number().int() }) });

/** The answer of a call that removed something. */
export const removed = z.strictObject({ id: z.string(), removed: z.literal(true) });

/** ISO 8601 text of a moment, UTC. */
export const moment = z.iso.datetime();

export type Input<C extends Call, Part extends "params" | "query" | "body"> = z.output<C[Part]>;
export type Output<C extends Call> = z.output<C["output"]>;
