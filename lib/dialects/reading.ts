import { bodyForm, bodyText } from "../body";
import { JsonError, nameGivenTwice, parseJson } from "../json";
import { presentedClient } from "../oauth/client-auth/client-authentications";
import type { ClientCredentials } from "../oauth/core";
import { Failure } from "../oauth/failure";

/** Token requests are small; a larger body is somebody's mistake or an attack. */
const LIMIT = 100_000;

const FORM = "application/x-www-form-urlencoded";

const mediaType = (request: Request) => (request.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase();

function refuseNul(name: string, value: string): void {
  // PostgreSQL cannot hold it in a text, and no credential has it.
  if (value.includes("\0") || name.includes("\0")) {
    throw new Failure("invalid_parameter", "A parameter holds a NUL character.");
  }
}

/** RFC 8707 §2 lets it be there more than once; no URI has a space, so that its values are one text. */
const REPEATABLE = "resource";

/** Parameters of a form, each once (RFC 6749 §3.2). */
export async function readForm(request: Request): Promise<Map<string, string>> {
  const fields = await bodyForm(request, LIMIT);
  const type = mediaType(request);
  if (type !== FORM && !(fields.size === 0 && !type)) {
    throw new Failure("unsupported_media_type", `Send the body as ${FORM}.`);
  }
  const parameters = new Map<string, string>();
  for (const [name, value] of fields) {
    refuseNul(name, value);
    const before = parameters.get(name);
    if (before !== undefined && name !== REPEATABLE) {
      throw new Failure("invalid_parameter", `The parameter "${name}" is given twice.`, { parameter: name });
    }
    parameters.set(name, before === undefined ? value : `${before} ${value}`);
  }
  return parameters;
}

function readText(name: string, value: unknown): string {
  if (typeof value === "string") return value;
  if (Array.isArray(value) && value.every((part) => typeof part === "string")) return value.join(" ");
  throw new Failure("invalid_parameter", `The field "${name}" must be text.`, { parameter: name });
}

/** Fields of a JSON object as parameters; a list of texts, as `scopes` may be, becomes one text. `null` is left out. */
export async function readJsonObject(request: Request): Promise<Map<string, string>> {
  const body = await bodyText(request, LIMIT);
  if (mediaType(request) !== "application/json") {
    throw new Failure("unsupported_media_type", "Send the body as application/json.");
  }
  let value: unknown;
  try {
    value = parseJson(body);
  } catch (cause) {
    if (!(cause instanceof JsonError)) throw cause;
    throw new Failure("malformed_body", cause.message, {}, { cause });
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new Failure("malformed_body", "The body must be a JSON object.");
  }
  const twice = nameGivenTwice(body);
  if (twice !== undefined) {
    throw new Failure("invalid_parameter", `The field "${twice}" is given twice.`, { parameter: twice });
  }
  const parameters = new Map<string, string>();
  for (const [name, field] of Object.entries(value)) {
    if (field === null) continue;
    const given = readText(name, field);
    refuseNul(name, given);
    parameters.set(name, given);
  }
  return parameters;
}

/** Either of the two, by content type. */
export async function readFormOrJson(request: Request): Promise<Map<string, string>> {
  const type = mediaType(request);
  if (type === "application/json") return readJsonObject(request);
  if (type === FORM) return readForm(request);
  throw new Failure("unsupported_media_type", `Send the body as application/json or ${FORM}.`);
}

/** Takes `scopes`, which some of the published clients send, for `scope`. */
export function renameScopes(parameters: Map<string, string>): Map<string, string> {
  const scopes = parameters.get("scopes");
  if (scopes !== undefined && !parameters.has("scope")) parameters.set("scope", scopes);
  return parameters;
}

/** How the client of a request says who it is (RFC 6749 §2.3). Throws `Failure` when it does so in two ways. */
export const readClient = (request: Request, parameters: ReadonlyMap<string, string>): ClientCredentials | null =>
  presentedClient({ authorization: request.headers.get("authorization"), parameters });
