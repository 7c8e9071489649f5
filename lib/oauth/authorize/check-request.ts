import { Failure } from "../failure";
import { isS256Challenge } from "../pkce";
import { requestedResources } from "../resource";
import { grantScopes, requestedScopes } from "../scopes";
import type { Client } from "../types";
import { RedirectError } from "./outcome";
import type { AuthorizationRequest, RawParameters, ReplyTo } from "./request";

type Single = ReadonlyMap<string, string>;

const PROMPTS = ["none", "login", "consent", "select_account", "create"];

/** RFC 6749 §3.1: no parameter twice; but RFC 8707 §2 lets `resource` be. */
function single(parameters: RawParameters): Single {
  const values = new Map<string, string>();
  for (const [name, [value = "", ...more]] of parameters) {
    if (more.length > 0 && name !== "resource") {
      throw new RedirectError("invalid_request", `The parameter "${name}" is given twice.`);
    }
    values.set(name, value);
  }
  return values;
}

function checkResponseType(client: Client, parameters: Single): void {
  if (parameters.has("request")) throw new RedirectError("request_not_supported", "Request objects are not supported.");
  if (parameters.has("request_uri")) {
    throw new RedirectError("request_uri_not_supported", "Request objects are not supported.");
  }
  const type = parameters.get("response_type");
  if (!type) throw new RedirectError("invalid_request", 'The parameter "response_type" is missing.');
  if (type !== "code") {
    throw new RedirectError("unsupported_response_type", 'The only response_type here is "code".');
  }
  if (!client.grantTypes.includes("authorization_code")) {
    throw new RedirectError("unauthorized_client", "This client may not use the authorization code flow.");
  }
  if ((parameters.get("response_mode") || "query") !== "query") {
    throw new RedirectError("invalid_request", 'The only response_mode here is "query".');
  }
}

/** RFC 7636 §4.4.1; RFC 9700 §2.1.1 for public clients; `plain` protects nothing and is refused. */
function checkPkce(client: Client, parameters: Single): string | null {
  const challenge = parameters.get("code_challenge");
  const method = parameters.get("code_challenge_method");
  if (!challenge) {
    if (method) throw new RedirectError("invalid_request", "There is a code_challenge_method but no code_challenge.");
    if (client.type === "public") {
      throw new RedirectError("invalid_request", "A public client must send a code_challenge (PKCE).");
    }
    return null;
  }
  if (method !== "S256") throw new RedirectError("invalid_request", 'The code_challenge_method must be "S256".');
  if (!isS256Challenge(challenge)) {
    throw new RedirectError("invalid_request", "The code_challenge must be 43 characters of base64url.");
  }
  return challenge;
}

function checkPrompt(parameters: Single): ReadonlySet<string> {
  const prompt = new Set((parameters.get("prompt") ?? "").split(" ").filter(Boolean));
  for (const value of prompt) {
    if (!PROMPTS.includes(value)) throw new RedirectError("invalid_request", "The prompt is unknown.");
  }
  if (prompt.has("none") && prompt.size > 1) {
    throw new RedirectError("invalid_request", 'The prompt "none" cannot be joined with another.');
  }
  return prompt;
}

function checkMaxAge(parameters: Single): number | null {
  const text = parameters.get("max_age");
  if (!text) return null;
  if (!/^\d{1,9}$/.test(text)) throw new RedirectError("invalid_request", "max_age must be a number of seconds.");
  return Number(text);
}

/** `invalid_scope` and `invalid_target` mean the same here as at the token endpoint. */
function asRedirectError<Value>(check: () => Value): Value {
  try {
    return check();
  } catch (error) {
    if (error instanceof Failure && (error.code === "invalid_scope" || error.code === "invalid_target")) {
      throw new RedirectError(error.code, error.message);
    }
    throw error;
  }
}

/** Every check of an authorization request whose client and redirect URI are known. Throws `RedirectError`. */
export function checkRequest(
  parameters: RawParameters,
  given: { client: Client; replyTo: ReplyTo; redirectUriGiven: boolean },
): AuthorizationRequest {
  const { client, replyTo, redirectUriGiven } = given;
  const values = single(parameters);
  checkResponseType(client, values);
  return {
    ...replyTo,
    client,
    redirectUriGiven,
    codeChallenge: checkPkce(client, values),
    scopes: asRedirectError(() => grantScopes(requestedScopes(values), client.scopes)),
    resources: asRedirectError(() => requestedResources(replyTo.issuer, parameters.get("resource") ?? []) ?? []),
    nonce: values.get("nonce") || null,
    prompt: checkPrompt(values),
    maxAge: checkMaxAge(values),
  };
}
