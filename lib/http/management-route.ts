import type { z } from "zod";
import type { Caller, CallerUser } from "../access/caller";
import { throttle } from "../access/rate-limit";
import { ApiError, type ErrorDetail, MOST_DETAILS } from "../api-error";
import type { Call } from "../contracts/call";
import type { AnyUseCase, PersonContext, UseCase } from "../portal/management/use-case";
import { jsonResponse } from "../whole-response";
import { managementErrorFormat } from "./api-error-format";
import type { Handler, RequestContext } from "./handler";
import { portalCaller } from "./portal-caller";
import { readJson } from "./read-json";
import { type RouteExports, route } from "./route";

/**
 * What a caller reads of each problem: a field by its path, those that there are not by their own names. Worded only as
 * it is asked for: one body may have tens of thousands of them.
 */
function* detailsOf(issues: readonly z.core.$ZodIssue[], place: string): Generator<ErrorDetail> {
  for (const issue of issues) {
    if (issue.code !== "unrecognized_keys") {
      yield { field: issue.path.join(".") || place, message: issue.message };
      continue;
    }
    for (const key of issue.keys) yield { field: [...issue.path, key].join("."), message: "There is no such field." };
  }
}

/** As many of them as an answer has. */
function firstDetails(issues: readonly z.core.$ZodIssue[], place: string): ErrorDetail[] {
  const details: ErrorDetail[] = [];
  for (const detail of detailsOf(issues, place)) if (details.push(detail) === MOST_DETAILS) break;
  return details;
}

function check<Schema extends z.ZodType>(schema: Schema, value: unknown, place: string): z.output<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const details = firstDetails(result.error.issues, place);
  const [first] = details;
  throw new ApiError("validation", first ? `${first.field}: ${first.message}` : "The input is not valid.", { details });
}

/**
 * A body of something new without the fields that are null where they may not be: libraries send all that they know, and
 * nothing is what such a field is without them. In a change, null could be meant to clear it.
 */
function withoutNulls(schema: z.ZodType, body: unknown): unknown {
  if (typeof body !== "object" || body === null || Array.isArray(body)) return body;
  const { error } = schema.safeParse(body);
  const refused = new Set(error?.issues.flatMap(({ path }) => (path.length === 1 ? [path[0]] : [])));
  return Object.fromEntries(Object.entries(body).filter(([name, value]) => value !== null || !refused.has(name)));
}

const NUL = "A text must not hold NUL.";

/** Where a value holds NUL, which no text in the database has; `undefined` where nowhere. */
function findNul(value: unknown, path: readonly string[] = []): readonly string[] | undefined {
  if (typeof value === "string") return value.includes("\0") ? path : undefined;
  if (typeof value !== "object" || value === null) return undefined;
  for (const [name, member] of Object.entries(value)) {
    const found = name.includes("\0") ? [...path, name] : findNul(member, [...path, name]);
    if (found) return found;
  }
  return undefined;
}

/** A JSON body in which every text can be stored. Throws `ApiError` that names the field. */
async function readStorable(request: Request): Promise<unknown> {
  const body = await readJson(request, { emptyIs: {} });
  const found = findNul(body);
  if (!found) return body;
  const field = found.join(".") || "body";
  throw new ApiError("validation", `${field}: ${NUL}`, { details: [{ field, message: NUL }] });
}

/** Query parameters as an object; one given twice is an error that names it, and so is one with a NUL, which no text has. */
function queryObject(request: Request): Record<string, string> {
  const query: Record<string, string> = {};
  for (const [name, value] of new URL(request.url).searchParams) {
    if (Object.hasOwn(query, name)) {
      throw new ApiError("validation", `The parameter "${name}" is given twice.`, {
        details: [{ field: name, message: "Give it once." }],
      });
    }
    if (value.includes("\0")) {
      throw new ApiError("validation", `${name}: ${NUL}`, { details: [{ field: name, message: NUL }] });
    }
    Object.defineProperty(query, name, { value, enumerable: true });
  }
  return query;
}

function getPerson(caller: Caller | null, call: Call): (Caller & { user: CallerUser }) | null {
  if (caller?.user) return { ...caller, user: caller.user };
  if (call.access === "anyone") return null;
  throw new ApiError("forbidden", "This belongs to a person's account; an app of its own has none.");
}

/** Counts a call: each may write rows, mails and audit entries. */
const count = ({ runtime, address }: RequestContext, caller: Caller | null): Promise<void> =>
  caller
    ? throttle(runtime, "management-caller", caller.credential?.id ?? caller.subject)
    : throttle(runtime, "management-address", address);

function createHandler({ call, run }: UseCase): Handler {
  const takesBody = call.method !== "GET" && call.method !== "DELETE";
  const readBody = async (request: Request) => {
    const body = await readStorable(request);
    return check(call.body, call.status === 201 ? withoutNulls(call.body, body) : body, "body");
  };
  return async (request: Request, context: RequestContext) => {
    const caller = getPerson(await portalCaller(request, context, call.access), call);
    await count(context, caller);
    const input = {
      params: check(call.params, context.params, "path"),
      query: check(call.query, queryObject(request), "query"),
      // A file is read as it comes in, by whoever knows where it goes.
      body: call.upload ? request : takesBody ? await readBody(request) : {},
    };
    // Only contracts with access "anyone" are run without a person, and those take a context whose caller may be null.
    const output = await run(input, { ...context, caller } as PersonContext);
    // A file goes out as it is read; everything else is held against its contract.
    if (output instanceof Response) return output;
    return jsonResponse(call.output.parse(output), {
      status: call.status,
      headers: { "cache-control": "no-store" },
    });
  };
}

/** A route of the management API: one use case a method, each with its contract (CONTRACT §5). */
export function managementRoute(...useCases: readonly AnyUseCase[]): RouteExports {
  const own = useCases as readonly UseCase[];
  return route(
    Object.fromEntries(own.map((useCase) => [useCase.call.method, createHandler(useCase)])),
    managementErrorFormat,
  );
}
