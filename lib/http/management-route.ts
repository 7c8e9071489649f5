import type { z } from "zod";
import type { Caller, CallerUser } from "../access/caller";
import { ApiError, type ErrorDetail } from "../api-error";
import type { Call } from "../contracts/call";
import type { AnyUseCase, PersonContext, UseCase } from "../portal/use-case";
import { managementManners } from "./api-manners";
import type { Handler, RequestContext } from "./handler";
import { portalCaller } from "./portal-caller";
import { readJson } from "./read-json";
import { type RouteExports, route } from "./route";

/** What a caller reads of a problem: each field by its path, those that there are not by their own names. */
function detailsOf(issue: z.core.$ZodIssue, place: string): ErrorDetail[] {
  if (issue.code !== "unrecognized_keys") return [{ field: issue.path.join(".") || place, message: issue.message }];
  return issue.keys.map((key) => ({ field: [...issue.path, key].join("."), message: "There is no such field." }));
}

function check<Schema extends z.ZodType>(schema: Schema, value: unknown, place: string): z.output<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const details = result.error.issues.flatMap((issue) => detailsOf(issue, place));
  const [first] = details;
  throw new ApiError("validation", first ? `${first.field}: ${first.message}` : "The input is not valid.", { details });
}

/** Query parameters as an object; one given twice is an error that names it. */
function queryObject(request: Request): Record<string, string> {
  const query: Record<string, string> = {};
  for (const [name, value] of new URL(request.url).searchParams) {
    if (Object.hasOwn(query, name)) {
      throw new ApiError("validation", `The parameter "${name}" is given twice.`, {
        details: [{ field: name, message: "Give it once." }],
      });
    }
    Object.defineProperty(query, name, { value, enumerable: true });
  }
  return query;
}

function personOf(caller: Caller | null, call: Call): (Caller & { user: CallerUser }) | null {
  if (caller?.user) return { ...caller, user: caller.user };
  if (call.access === "anyone") return null;
  throw new ApiError("forbidden", "This belongs to a person's account; an app of its own has none.");
}

function handlerOf({ call, run }: UseCase): Handler {
  const takesBody = call.method !== "GET" && call.method !== "DELETE";
  return async (request: Request, context: RequestContext) => {
    const caller = personOf(await portalCaller(request, context, call.access), call);
    const input = {
      params: check(call.params, context.params, "path"),
      query: check(call.query, queryObject(request), "query"),
      // A file is read as it comes in, by whoever knows where it goes.
      body: call.upload ? request : takesBody ? check(call.body, await readJson(request, { emptyIs: {} }), "body") : {},
    };
    // Only contracts with access "anyone" are run without a person, and those take a context whose caller may be null.
    const output = await run(input, { ...context, caller } as PersonContext);
    // A file goes out as it is read; everything else is held against its contract.
    if (output instanceof Response) return output;
    return Response.json(call.output.parse(output), {
      status: call.status,
      headers: { "cache-control": "no-store" },
    });
  };
}

/** A route of the management API: one use case a method, each with its contract (CONTRACT §5). */
export function managementRoute(...useCases: readonly AnyUseCase[]): RouteExports {
  const own = useCases as readonly UseCase[];
  return route(Object.fromEntries(own.map((useCase) => [useCase.call.method, handlerOf(useCase)])), managementManners);
}
