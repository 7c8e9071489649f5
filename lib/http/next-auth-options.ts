import type { NextAuthOptions, User } from "next-auth";
import credentialsProvider from "next-auth/providers/credentials";
import { isDatabaseAway } from "../../db/errors";
import { ApiError } from "../api-error";
import { signInExternally } from "../portal/accounts/external-sign-in";
import type { KnownBrowser } from "../portal/accounts/known-browser";
import { findSessionPerson, SESSION_SECONDS, signOut } from "../portal/accounts/portal-session";
import { SecondFactorNeeded, type StartedSession, signIn } from "../portal/accounts/sign-in";
import { AccessError } from "../refusals/access-error";
import type { Runtime } from "../runtime";
import { type ProviderProfile, providersFrom } from "./external-providers";
import { askForCode } from "./half-sign-in";
import { keepKnownBrowser } from "./known-browser-cookie";
import { sessionCookieName, sessionCookieOptions } from "./session-cookie";

/** Where next-auth's request comes from; the values are the server's own, see private-headers.ts. */
export interface NextAuthOrigin {
  address: string;
  requestId: string;
  userAgent: string | null;
  browser: KnownBrowser | null;
}

// What next-auth hands from callback to callback as "the user": an account elsewhere, then one of ours with its session.
declare module "next-auth" {
  interface User extends Partial<Pick<ProviderProfile, "emailChecked">> {
    sid?: string;
  }
}

/** The trouble that a request met, if it did: next-auth makes "nobody is signed in" of whatever its callbacks throw. */
export interface NextAuthTrouble {
  error: unknown;
}

/** Keeps that the database is away, which `work` may throw, beside throwing it on. */
async function noting<Value>(trouble: NextAuthTrouble, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    if (isDatabaseAway(error)) trouble.error = error;
    throw error;
  }
}

const asUser = ({ id, user }: StartedSession): User => ({ ...user, sid: id });

async function withPassword(
  runtime: Runtime,
  origin: NextAuthOrigin,
  trouble: NextAuthTrouble,
  given: Partial<Record<"identifier" | "username" | "email" | "password" | "code", string>> | undefined,
): Promise<User | null> {
  const identifier = given?.identifier ?? given?.username ?? given?.email ?? "";
  try {
    const typed = { identifier, password: given?.password ?? "", ...(given?.code && { code: given.code }) };
    return asUser(await noting(trouble, () => signIn(runtime, typed, origin)));
  } catch (error) {
    // next-auth shows the message of what is thrown here in the address of the sign-in page.
    if (error instanceof SecondFactorNeeded) throw new Error("CodeNeeded");
    if (error instanceof AccessError || (error instanceof Error && error.name === "PasswordsBusyError")) {
      throw new Error("TooManyTries");
    }
    if (error instanceof ApiError && error.details.some(({ field }) => field === "code")) throw new Error("WrongCode");
    if (error instanceof ApiError && error.code === "forbidden") throw new Error("Unverified");
    if (error instanceof ApiError) return null;
    runtime.log.error({ err: error, requestId: origin.requestId }, "sign-in failed");
    throw new Error("Internal");
  }
}

/** next-auth over this system's own people and sessions: its cookie names a row of `sessions`, checked at each use. */
export async function nextAuthOptions(
  runtime: Runtime,
  origin: NextAuthOrigin,
  trouble: NextAuthTrouble,
): Promise<NextAuthOptions> {
  return {
    secret: runtime.env.authSecret,
    useSecureCookies: runtime.env.publicUrl.startsWith("https:"),
    cookies: { sessionToken: { name: sessionCookieName(runtime.env), options: sessionCookieOptions(runtime.env) } },
    session: { strategy: "jwt", maxAge: SESSION_SECONDS },
    pages: { signIn: "/login", error: "/login" },
    providers: [
      credentialsProvider({
        name: "Password",
        credentials: { identifier: {}, username: {}, email: {}, password: {}, code: {} },
        authorize: (given) => withPassword(runtime, origin, trouble, given),
      }),
      ...(await providersFrom(process.env)),
    ],
    callbacks: {
      // Only to this site, and whatever is no address leads home.
      redirect: ({ url, baseUrl }) =>
        URL.canParse(url, baseUrl) && new URL(url, baseUrl).origin === baseUrl ? new URL(url, baseUrl).href : baseUrl,
      async signIn({ user, account }) {
        if (!account || account.type === "credentials") return true;
        try {
          const { id: subject, name = null, email = null, emailChecked = false } = user;
          const person = { provider: account.provider, subject, name, email, emailVerified: emailChecked };
          Object.assign(user, asUser(await noting(trouble, () => signInExternally(runtime, person, origin))));
          return true;
        } catch (error) {
          if (error instanceof SecondFactorNeeded) return askForCode(runtime, error.half);
          if (error instanceof ApiError)
            return `/login?error=${error.code === "conflict" ? "NotLinked" : "NotAllowed"}`;
          throw error;
        }
      },
      async jwt({ token, user }) {
        if (user?.sid) return { sub: user.id, name: user.name ?? null, email: user.email ?? null, sid: user.sid };
        const { sid } = token;
        const person =
          typeof sid === "string" ? await noting(trouble, () => findSessionPerson(runtime, sid, origin.address)) : null;
        // next-auth answers "nobody" and takes the cookie back when this throws.
        if (!person) throw new Error("the session has ended");
        return { ...token, name: person.user.name, email: person.user.email };
      },
      session: ({ session, token }) => ({ ...session, user: { name: token.name ?? null, email: token.email ?? null } }),
    },
    events: {
      async signIn({ user }) {
        await keepKnownBrowser(runtime, user.id);
      },
      async signOut({ token }) {
        if (token?.sub && typeof token.sid === "string") await signOut(runtime, token.sub, token.sid, origin);
      },
    },
    logger: {
      error: (code, metadata) => {
        if (code !== "JWT_SESSION_ERROR") runtime.log.warn({ code, err: metadata }, "next-auth");
      },
      warn: (code) => runtime.log.debug({ code }, "next-auth"),
      debug: () => undefined,
    },
  };
}
