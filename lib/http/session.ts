import { cookies, headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { type SignedIn, signOut } from "../portal/accounts/portal-session";
import type { StartedSession } from "../portal/accounts/sign-in";
import { runtime } from "../runtime";
import { allows } from "../scopes/scopes";
import { externalProviderNames } from "./external-providers";
import { keepKnownBrowser, readKnownBrowser } from "./known-browser-cookie";
import { ADDRESS_HEADER, REQUEST_ID_HEADER } from "./private-headers";
import { findCookiePerson, sealSession, sessionCookieName, sessionCookieOptions } from "./session-cookie";

/** Where the request at hand comes from, for use cases that a page or a form calls. */
export async function requestOrigin(): Promise<{ address: string; requestId: string; userAgent: string | null }> {
  const given = await headers();
  return {
    address: given.get(ADDRESS_HEADER) ?? "",
    requestId: given.get(REQUEST_ID_HEADER) ?? "",
    userAgent: given.get("user-agent"),
  };
}

/** The same with the browser, where people have signed in with it before: for whoever signs in. */
export async function signInOrigin() {
  return { ...(await requestOrigin()), browser: await readKnownBrowser(runtime()) };
}

/** Who is signed in, as pages see it: looked up once a request. */
export const currentPerson = cache(async (): Promise<SignedIn | null> => {
  const jar = await cookies();
  const { address } = await requestOrigin();
  const running = runtime();
  return findCookiePerson(running, jar.get(sessionCookieName(running.env))?.value, address);
});

/** Who is signed in; a visitor is sent to sign in first and comes back to `returnTo`, a path of this site. */
export async function requirePerson(returnTo: string): Promise<SignedIn> {
  const person = await currentPerson();
  if (!person) redirect(`/login?callbackUrl=${encodeURIComponent(returnTo)}`);
  return person;
}

/**
 * Who is signed in, for pages of administrators. A visitor signs in first; to anybody else there is no such page: its
 * existence is no business of theirs.
 */
export async function requireAdministrator(returnTo: string): Promise<SignedIn> {
  const person = await requirePerson(returnTo);
  if (!allows(person.scopes, "admin")) notFound();
  return person;
}

/** Gives the browser a session that has just begun, and makes it a known one. For server actions and route handlers. */
export async function giveSessionCookie(session: StartedSession): Promise<void> {
  const { env } = runtime();
  await keepKnownBrowser(runtime(), session.user.id);
  const jar = await cookies();
  jar.set(sessionCookieName(env), await sealSession(env, session), sessionCookieOptions(env));
}

/** Ends the session at hand, at the server and in the browser. */
export async function endCurrentSession(): Promise<void> {
  const running = runtime();
  const person = await currentPerson();
  if (person) await signOut(running, person.user.id, person.session.id, await requestOrigin());
  const jar = await cookies();
  // Set to nothing rather than deleted: a browser ignores a __Host- cookie that comes without Secure.
  jar.set(sessionCookieName(running.env), "", { ...sessionCookieOptions(running.env), maxAge: 0 });
}

/** The providers that the sign-in page offers beside a password. */
export const externalProviders = (): { id: string; name: string }[] => externalProviderNames(process.env);
