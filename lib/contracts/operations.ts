import { z } from "zod";
import { defineCall, listOutput, removed } from "./call";
import { line, scopeName, seenVersion } from "./fields";

/** An operation of the protected API, with what an administrator changed about it. */
export const operation = z.strictObject({
  id: z.string(),
  method: z.string(),
  path: z.string(),
  summary: z.string(),
  /** What a caller must hold; `null`: any good credential. */
  scope: z.string().nullable(),
  /** What the code asks for, unless it was changed. */
  declaredScope: z.string().nullable(),
  /** Whether it is served without a credential. */
  public: z.boolean(),
  /** Calls a minute that one credential may make; `null`: no limit of its own. */
  rateLimit: z.number().int().nullable(),
  /** Where it leads, of an operation that an upstream API fulfils. */
  gateway: z.strictObject({ upstreamUrl: z.string(), timeoutSeconds: z.number().int() }).nullable(),
  /** To be sent with a change, so that nobody overwrites what they have not seen. */
  version: z.string(),
});
export type LiveOperation = z.output<typeof operation>;

export const listOperations = defineCall({
  id: "listOperations",
  method: "GET",
  path: "/api/admin/operations",
  summary: "Every operation of the protected API.",
  access: "admin",
  output: listOutput(operation),
});

const operationParams = z.strictObject({ id: z.string().regex(/^[\w.-]{1,100}$/, "That is not an operation's id.") });

/** `{parameters}` of the path may stand in it, past the host; under a bare origin the path is the request's own. */
const upstreamUrl = z
  .string({ error: "Upstream URL must be text." })
  .trim()
  .max(2000, "That URL is too long.")
  .refine((text) => /^https?:\/\/[^/{}\s?#@]+(\/[^\s#]*)?$/.test(text) && URL.canParse(text), {
    error: "Give a URL such as https://orders.example.com/v2/orders/{id}, without a user name or a fragment.",
  });

const timeoutSeconds = z
  .number({ error: "The time-out must be a number of seconds." })
  .int("The time-out must be a whole number of seconds.")
  .min(1, "At least 1 second.")
  .max(300, "At most 300 seconds.");

const method = z.enum(["GET", "POST", "PUT", "PATCH", "DELETE"], { error: "Choose GET, POST, PUT, PATCH or DELETE." });

const path = z
  .string({ error: "Path must be text." })
  .trim()
  .max(300, "That path is too long.")
  .regex(
    /^(\/(\{[A-Za-z]\w{0,39}\}|(?!\.{1,2}(\/|$))[A-Za-z0-9._~!$&'()*+,=:@-]+))+$/,
    "Give a path such as /orders/{id}: segments apart by single slashes, a parameter being a whole segment.",
  );

/** Calls a minute that one credential may make; `null`: no limit of its own. */
const rateLimit = z
  .number({ error: "Give a number of calls a minute." })
  .int("Give a whole number of calls a minute.")
  .min(1, "At least one call a minute.")
  .max(1_000_000, "At most a million calls a minute.")
  .nullish();

export const createOperation = defineCall({
  id: "createOperation",
  method: "POST",
  path: "/api/admin/operations",
  summary: "Put an operation of an upstream API behind the gate.",
  access: "admin",
  body: z.strictObject({
    method,
    path,
    upstreamUrl,
    /** `null` or left out: any good credential. */
    scope: scopeName.nullish(),
    summary: line("Summary", 200).optional(),
    timeoutSeconds: timeoutSeconds.default(30),
    public: z.boolean().optional(),
    rateLimit,
  }),
  output: operation,
  status: 201,
});

export const removeOperation = defineCall({
  id: "removeOperation",
  method: "DELETE",
  path: "/api/admin/operations/{id}",
  summary: "Take an operation of an upstream API away. What the code declares cannot be removed.",
  access: "admin",
  params: operationParams,
  output: removed,
});

export const updateOperation = defineCall({
  id: "updateOperation",
  method: "PATCH",
  path: "/api/admin/operations/{id}",
  summary:
    "Make an operation public or private, ask for another scope, limit how often it may be called; or, of an upstream API, change where it stands and leads.",
  access: "admin",
  params: operationParams,
  body: z.strictObject({
    public: z.boolean().optional(),
    /** `null`: the declared one again; of an upstream API: any good credential. */
    scope: scopeName.nullish(),
    rateLimit,
    /** These are of an operation that an upstream API fulfils. */
    method: method.optional(),
    path: path.optional(),
    upstreamUrl: upstreamUrl.optional(),
    timeoutSeconds: timeoutSeconds.optional(),
    summary: line("Summary", 200).optional(),
    version: seenVersion,
  }),
  output: operation,
});
