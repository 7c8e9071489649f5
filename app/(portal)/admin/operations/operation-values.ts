import type { createOperation, LiveOperation } from "@/lib/contracts/operations";
import type { CallBody } from "@/lib/hooks/call-api";

type Method = CallBody<typeof createOperation>["method"];

export const METHODS: readonly Method[] = ["GET", "POST", "PUT", "PATCH", "DELETE"];

/** An operation as the forms hold it. */
export interface OperationValues {
  method: Method;
  path: string;
  upstreamUrl: string;
  timeoutSeconds: string;
  summary: string;
  access: string;
  /** Empty: what the code declares; of an upstream API: any good credential. */
  scope: string;
  rateLimit: string;
}

/** What stands in the form of a new operation. */
export const EMPTY: OperationValues = {
  method: "GET",
  path: "",
  upstreamUrl: "",
  timeoutSeconds: "30",
  summary: "",
  access: "private",
  scope: "",
  rateLimit: "",
};

/** What stands in the form of an operation that there is. */
export const toValues = (operation: LiveOperation): OperationValues => ({
  method: METHODS.find((method) => method === operation.method) ?? "GET",
  path: operation.path,
  upstreamUrl: operation.gateway?.upstreamUrl ?? "",
  timeoutSeconds: operation.gateway?.timeoutSeconds.toString() ?? "",
  summary: operation.summary,
  access: operation.public ? "public" : "private",
  scope: !operation.gateway && operation.scope === operation.declaredScope ? "" : (operation.scope ?? ""),
  rateLimit: operation.rateLimit?.toString() ?? "",
});

/** What every operation has to change. */
export const toAccess = ({ access, scope, rateLimit }: OperationValues) => ({
  public: access === "public",
  scope: scope || null,
  rateLimit: rateLimit.trim() === "" ? null : Number(rateLimit),
});

/** What an operation of an upstream API has beside that. */
export const toUpstream = ({ method, path, upstreamUrl, timeoutSeconds, summary }: OperationValues) => ({
  ...{ method, path, upstreamUrl, timeoutSeconds: Number(timeoutSeconds) },
  ...(summary.trim() && { summary }),
});
