import { bodyText } from "../body";
import { JsonError, nameGivenTwice, parseJson } from "../json";
import type { ClientCredentials } from "../oauth/core";
import { Failure } from "../oauth/failure";

/** Token requests are small; a larger body is somebody's mistake or an attack. */
const LIMIT = 100_000;

const mediaType = (request: Request) => (request.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase();

async function text(request: Request): Promise<string> {
  const body = await bodyText(request, LIMIT);
  if (body === undefined) throw new Failure("payload_too_large", `The body may have at most ${LIMIT} bytes.`);
  return body;
}

function refuseNul(name: string, value: string): void {
  // PostgreSQL cannot hold it in a text, and no credential has it.
  if (value.includes("\0") || name.includes("\0")) {
    throw new Failure("invalid_parameter", "A parameter holds a NUL character.");
  }
}

/** Parameters of a form, each once (RFC 6749 §3.2). */
export async function readForm(request: Request): Promise<Map<string, string>> {
  const body = await text(request);
  const type = mediaType(request);
  if (type !== "application/x-www-form-urlencoded" && !(body === "" && !type)) {
    throw new Failure("unsupported_media_type", "Send the body as application/x-www-form-urlencoded.");
  }
  const parameters = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(body)) {
    refuseNul(name, value);
    if (parameters.has(name)) {
      throw new Failure("invalid_parameter", `The parameter "${name}" is given twice.`, { parameter: name });
    }
    parameters.set(name, value);
  }
  return parameters;
}

function textOf(name: string, value: unknown): string {
  if (typeof value === "string") return value;
  if (Array.isArray(value) && value.every((part) => typeof part === "string")) return value.join(" ");
  throw new Failure("invalid_parameter", `The field "${name}" must be text.`, { parameter: name });
}

/** Fields of a JSON object as parameters; a list of texts, as `scopes` may be, becomes one text. `null` is left out. */
export async function readJsonObject(request: Request): Promise<Map<string, string>> {
  const body = await text(request);
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
    const given = textOf(name, field);
    refuseNul(name, given);
    parameters.set(name, given);
  }
  return parameters;
}

/** Either of the two, by content type. */
export const readFormOrJson = (request: Request): Promise<Map<string, string>> =>
  mediaType(request) === "application/json" ? readJsonObject(request) : readForm(request);

/** Takes `scopes`, which some of the published clients send, for `scope`. */
export function renameScopes(parameters: Map<string, string>): Map<string, string> {
  const scopes = parameters.get("scopes");
  if (scopes !== undefined && !parameters.has("scope")) parameters.set("scope", scopes);
  return parameters;
}

function formDecoded(value: string): string {
  try {
    return decodeURIComponent(value.replaceAll("+", " "));
  } catch {
    return value;
  }
}

/** Client credentials of an `Authorization: Basic` header; other schemes are ignored, as CONTRACT §2 wants it. */
function basicCredentials(request: Request): ClientCredentials | null {
  const header = request.headers.get("authorization") ?? "";
  if (!/^basic(\s|$)/i.test(header)) return null;
  const refuse = () => new Failure("invalid_client", "The Basic header cannot be read.", { triedBasic: true });
  const [, encoded] = /^basic +([A-Za-z0-9+/_-]+=*)$/i.exec(header.trim()) ?? [];
  if (!encoded || encoded.length > 2000) throw refuse();
  const decoded = Buffer.from(encoded, "base64").toString("utf8");
  const colon = decoded.indexOf(":");
  if (colon < 0 || decoded.includes("\0")) throw refuse();
  const id = decoded.slice(0, colon);
  const secret = decoded.slice(colon + 1);
  // RFC 6749 §2.3.1 form-encodes both parts; many clients do not.
  return {
    id: formDecoded(id),
    secret: formDecoded(secret),
    basic: true,
    alternatives: [{ id, secret }],
  };
}

/**
 * How the client of a request says who it is (RFC 6749 §2.3.1): Basic, or `client_id` and `client_secret` in the body.
 * Throws `Failure` when it does both and they differ.
 */
export function readClient(request: Request, parameters: ReadonlyMap<string, string>): ClientCredentials | null {
  const basic = basicCredentials(request);
  const id = parameters.get("client_id");
  const secret = parameters.get("client_secret") || null;
  if (!basic) return id ? { id, secret, basic: false } : null;
  if (secret !== null || (id && id !== basic.id && basic.alternatives?.every((other) => other.id !== id))) {
    throw new Failure("invalid_parameter", "The client authenticates in two ways. Use the header or the body.", {
      parameter: "client_id",
    });
  }
  return basic;
}
