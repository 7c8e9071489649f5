import { decideTicket } from "../../db/queries/consents";
import { findPerson } from "../../db/queries/token-people";
import { ApiError } from "../api-error";
import { bodyForm } from "../body";
import { lookUpDigests } from "../credentials/pepper";
import type { Dialect } from "../dialects/dialect";
import { answerConsent } from "../oauth/authorize/answer-consent";
import { authorize } from "../oauth/authorize/authorize";
import type { SignedIn } from "../oauth/authorize/authorize-core";
import { PageError } from "../oauth/authorize/outcome";
import type { RawParameters } from "../oauth/authorize/request";
import { AccessError } from "../refusals/access-error";
import { getTokenCore } from "../token-core/token-core";
import { wholeResponse } from "../whole-response";
import { managementErrorFormat } from "./api-error-format";
import { storedTicket } from "./consent-ticket";
import type { Handler, RequestContext } from "./handler";
import { ownPage } from "./own-page";
import { recognised } from "./recognised";
import { returnPath } from "./return-path";
import { type ErrorFormat, type RouteExports, route } from "./route";
import { isSameOrigin } from "./same-origin";
import { findRequestPerson } from "./session-cookie";

const FORM_LIMIT = 100_000;

/** 303 makes a GET of it whatever it answers; 307 would hand the person's form on to the client (RFC 9700 §4.12). */
const redirectTo = (location: string) =>
  wholeResponse(null, { status: 303, headers: { location, "cache-control": "no-store" } });

function grouped(pairs: Iterable<[string, string]>): RawParameters {
  const values = new Map<string, string[]>();
  for (const [name, value] of pairs) values.set(name, [...(values.get(name) ?? []), value]);
  return values;
}

async function readFormPairs(request: Request): Promise<URLSearchParams> {
  const form = await bodyForm(request, FORM_LIMIT);
  if ([...form].some((pair) => pair.join("").includes("\0"))) throw new PageError("malformed_request");
  return form;
}

async function readParameters(request: Request): Promise<URLSearchParams> {
  const { searchParams } = new URL(request.url);
  const parameters = request.method === "POST" ? await readFormPairs(request) : searchParams;
  if ([...parameters].some(([name, value]) => `${name}${value}`.includes("\0"))) {
    throw new PageError("malformed_request");
  }
  return renamed(parameters);
}

/** Clients of the basic contract say `scopes` (CONTRACT §2.4). */
function renamed(parameters: URLSearchParams): URLSearchParams {
  const scopes = parameters.get("scopes");
  if (scopes !== null && !parameters.has("scope")) parameters.set("scope", scopes);
  return parameters;
}

async function signedInAt(request: Request, { runtime }: RequestContext): Promise<SignedIn | null> {
  const session = await findRequestPerson(request, runtime);
  const person = session && (await findPerson(runtime.db, session.user.id));
  return session && person ? { person, authenticatedAt: session.session.authenticatedAt } : null;
}

const authorizeHandler =
  (dialect: Dialect): Handler =>
  async (request, context) => {
    context.entry.operation = null;
    const parameters = await readParameters(request);
    const signedIn = await signedInAt(request, context);
    const outcome = await authorize(getTokenCore(context.runtime), grouped(parameters), signedIn, dialect.name);
    if (outcome.next === "redirect") return redirectTo(outcome.location);
    if (outcome.next === "consent") return redirectTo(`/consent?${new URLSearchParams({ ticket: outcome.ticket })}`);
    const query = new URLSearchParams({
      ...(outcome.again && { switch: "1" }),
      callbackUrl: returnPath(new URL(request.url).pathname, parameters),
    });
    return redirectTo(`${outcome.register ? "/signup" : "/login"}?${query}`);
  };

/** The answer of the consent page: the ticket proves that the form is ours and this person's, and is spent by it. */
const answerHandler: Handler = async (request, context) => {
  const { runtime } = context;
  if (!isSameOrigin(request, runtime.env.publicUrl)) throw new PageError("malformed_request");
  const form = await readFormPairs(request);
  const signedIn = await signedInAt(request, context);
  const ticket = form.get("ticket") ?? "";
  if (!signedIn)
    return redirectTo(
      `/login?${new URLSearchParams({ callbackUrl: `/consent?ticket=${encodeURIComponent(ticket)}` })}`,
    );
  const spent = await decideTicket(runtime.db, lookUpDigests(runtime.env.peppers, ticket), signedIn.person.id);
  // Answered already, expired, or somebody else's: the page says so, and how to begin again.
  if (spent === undefined) return redirectTo("/consent");
  const answer = { allow: form.get("decision") === "allow", scopes: form.getAll("scope") };
  return redirectTo(await answerConsent(getTokenCore(runtime), storedTicket(spent), signedIn, answer));
};

const pageErrorFormat: ErrorFormat = {
  ...managementErrorFormat,
  async fail(thrown, request, context) {
    const error = recognised(thrown, context);
    // Our own page would need the database too.
    if (error instanceof AccessError && error.code === "unavailable") {
      return wholeResponse("The service is not available right now. Try again in a few seconds.\n", {
        status: 503,
        headers: {
          "content-type": "text/plain; charset=utf-8",
          "cache-control": "no-store",
          "retry-after": String(error.facts.retryAfter),
        },
      });
    }
    if (error instanceof PageError || error instanceof ApiError) {
      const reason = error instanceof PageError ? error.code : "malformed_request";
      const query = new URLSearchParams({ reason, request: context.requestId });
      return ownPage(context.runtime.env, request, `/authorize-error?${query}`, 400);
    }
    context.runtime.log.error({ err: error, requestId: context.requestId }, "authorization request failed");
    return ownPage(context.runtime.env, request, "/authorize-error", 500);
  },
};

/** The authorization endpoint under a dialect's path (RFC 6749 §3.1; GET and POST, OpenID Connect Core §3.1.2.1). */
export const authorizeRoute = (dialect: Dialect): RouteExports =>
  route({ GET: authorizeHandler(dialect), POST: authorizeHandler(dialect) }, pageErrorFormat);

/** Where the consent page sends its answer. */
export const consentRoute = (): RouteExports => route({ POST: answerHandler }, pageErrorFormat);
