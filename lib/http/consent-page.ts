import { describeApplication, describeScopes, findTicket } from "../../db/queries/consents";
import { findPerson } from "../../db/queries/token-people";
import { lookUpDigests } from "../credentials/pepper";
import { dialectNamed } from "../dialects/dialects";
import { REQUIRED_SCOPES, readTicket } from "../oauth/authorize/answer-consent";
import { PageError, RedirectError } from "../oauth/authorize/outcome";
import { runtime } from "../runtime";
import { getTokenCore } from "../token-core/token-core";
import { storedTicket } from "./consent-ticket";
import { restartPath } from "./return-path";

/** What the consent page asks. */
export interface ConsentQuestion {
  app: {
    name: string;
    description: string;
    logoUrl: string | null;
    homepageUrl: string | null;
    /** Who runs it; `null` = this site. */
    ownerName: string | null;
    /** Whether it made itself known, and nobody here stands for it (RFC 7591 §5). */
    registeredItself: boolean;
  };
  /** Where the person will be sent: the host, or the scheme of a native app. */
  redirectHost: string;
  scopes: { name: string; description: string; required: boolean }[];
  person: { name: string; email: string };
  /** Where the request begins again, for somebody else who signs in. */
  restart: string;
}

const getHost = (uri: string) => new URL(uri).host || new URL(uri).protocol;

/** The question of a ticket that waits for this person's answer; `null` when it is answered, expired or not theirs. */
export async function readConsentTicket(ticket: string, userId: string): Promise<ConsentQuestion | null> {
  const running = runtime();
  const { db, env } = running;
  const waiting = await findTicket(db, lookUpDigests(env.peppers, ticket), userId);
  const person = waiting === undefined ? undefined : await findPerson(db, userId);
  if (!person) return null;
  try {
    const stored = storedTicket(waiting);
    const { request, scopes } = await readTicket(getTokenCore(running), stored, person);
    const [app, words] = await Promise.all([describeApplication(db, request.client.id), describeScopes(db, scopes)]);
    return {
      app,
      redirectHost: getHost(request.redirectUri),
      scopes: words.map((scope) => ({ ...scope, required: REQUIRED_SCOPES.includes(scope.name) })),
      person: { name: person.name, email: person.email },
      restart: restartPath({ ...stored, dialect: dialectNamed(stored.dialect) }),
    };
  } catch (error) {
    // The app was changed since: what the ticket asks for is no longer to be had.
    if (error instanceof PageError || error instanceof RedirectError) return null;
    throw error;
  }
}
