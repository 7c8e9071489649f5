import { decode, encode } from "next-auth/jwt";
import type { Env } from "../env";
import { findSessionPerson, SESSION_SECONDS, type SignedIn } from "../portal/accounts/portal-session";
import type { StartedSession } from "../portal/accounts/sign-in";
import type { Runtime } from "../runtime";
import { ADDRESS_HEADER } from "./private-headers";

// The portal's session cookie is next-auth's own (its name, its JWE), so that next-auth's routes and ours take each
// other's. This file is what plain handlers need of it; it loads nothing of Next.

type CookieEnv = Pick<Env, "publicUrl" | "authSecret">;

const isSecure = ({ publicUrl }: Pick<Env, "publicUrl">) => publicUrl.startsWith("https:");

/** A cookie's name under this base URL: over https one that no other host and no plain http can set (RFC 6265bis §4.1.3.2). */
export const cookieName = (env: Pick<Env, "publicUrl">, name: string): string =>
  isSecure(env) ? `__Host-${name}` : name;

/** The name of the session cookie. */
export const sessionCookieName = (env: Pick<Env, "publicUrl">): string => cookieName(env, "next-auth.session-token");

/** How the cookie is set: out of reach of scripts, and not sent by other sites' forms. */
export const sessionCookieOptions = (env: Pick<Env, "publicUrl">) => ({
  httpOnly: true,
  sameSite: "lax" as const,
  path: "/",
  secure: isSecure(env),
  maxAge: SESSION_SECONDS,
});

/** The cookie's value: who signed in, and the session that is looked up on each request. */
export function sealSession(env: CookieEnv, { id, user }: StartedSession): Promise<string> {
  return encode({
    token: { sub: user.id, name: user.name, email: user.email, sid: id },
    secret: env.authSecret,
    maxAge: SESSION_SECONDS,
  });
}

/** The session id in a cookie's value, if it is one of ours and has not expired. */
export async function openSession(env: CookieEnv, value: string): Promise<string | null> {
  try {
    const token = await decode({ token: value, secret: env.authSecret });
    return typeof token?.sid === "string" ? token.sid : null;
  } catch {
    return null;
  }
}

/** One cookie of a `Cookie` header (RFC 6265 §4.2). */
export function readCookie(header: string | null, name: string): string | undefined {
  for (const pair of header?.split(";") ?? []) {
    const equals = pair.indexOf("=");
    if (equals >= 0 && pair.slice(0, equals).trim() === name) return pair.slice(equals + 1).trim();
  }
  return undefined;
}

/** Who is signed in by this cookie value. */
export async function findCookiePerson(
  runtime: Runtime,
  value: string | undefined,
  address: string,
): Promise<SignedIn | null> {
  const id = value ? await openSession(runtime.env, value) : null;
  return id ? findSessionPerson(runtime, id, address) : null;
}

/** Who is signed in by a request's cookie; for plain handlers such as the authorize endpoint. */
export function findRequestPerson(request: Request, runtime: Runtime): Promise<SignedIn | null> {
  const value = readCookie(request.headers.get("cookie"), sessionCookieName(runtime.env));
  return findCookiePerson(runtime, value, request.headers.get(ADDRESS_HEADER) ?? "");
}
