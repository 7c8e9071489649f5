import type { PlainRequest } from "@/lib/hooks/send-request";
import type { ReferenceOperation } from "./openapi";

/** What was filled in for an operation. */
export interface Filled {
  parameters: Readonly<Record<string, string>>;
  /** JSON text of the body. */
  body: string;
  /** Fields and files of a form. */
  form: Readonly<Record<string, string | File>>;
}

/** The request of an operation as filled in; null while a parameter of the path is missing. */
export function buildRequest(operation: ReferenceOperation, { parameters, body, form }: Filled): PlainRequest | null {
  const missing = operation.parameters.some((one) => one.in === "path" && !parameters[one.name]);
  if (missing) return null;
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(parameters[name] ?? ""));
  const query = operation.parameters.filter((one) => one.in === "query" && parameters[one.name]);
  const search = new URLSearchParams(query.map(({ name }) => [name, parameters[name] ?? ""])).toString();
  const request = { method: operation.method, path: search ? `${path}?${search}` : path };
  if (!operation.body) return request;
  if (operation.body.type !== "multipart/form-data") {
    return body.trim() ? { ...request, headers: { "Content-Type": operation.body.type }, body } : request;
  }
  const data = new FormData();
  for (const [name, value] of Object.entries(form)) if (value !== "") data.append(name, value);
  return { ...request, body: data };
}
