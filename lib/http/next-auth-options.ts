import type { NextAuthOptions, User } from "next-auth";
import credentialsProvider from "next-auth/providers/credentials";
import { AccessError } from "../access/access-error";
import { ApiError } from "../api-error";
import { signInExternally } from "../portal/external-sign-in";
import { personOfSession, SESSION_SECONDS, signOut } from "../portal/portal-session";
import { SecondFactorNeeded, type StartedSession, signIn } from "../portal/sign-in";
import type { Runtime } from "../runtime";
import { type ProviderProfile, providersFrom } from "./external-providers";
import { askForCode } from "./half-sign-in";

/** Where next-auth's request comes from; the values are the server's own, see private-headers.ts. */
export interface NextAuthOrigin {
  address: string;
  requestId: string;
  userAgent: string | null;
}

// What next-auth hands from callback to callback as "the user": an account elsewhere, then one of ours with its session.
declare module "next-auth" {
  interface User extends Partial<Pick<ProviderProfile, "emailChecked">> {
    sid?: string;
  }
}

const asUser = ({ id, user }: StartedSession): User => ({ ...user, sid: id });

async function withPassword(
  runtime: Runtime,
  origin: NextAuthOrigin,
  given: Partial<Record<"identifier" | "username" | "email" | "password" | "code", string>> | undefined,
): Promise<User | null> {
  const identifier = given?.identifier ?? given?.username ?? given?.email ?? "";
  try {
    const typed = { identifier, password: given?.password ?? "", ...(given?.code && { code: given.code }) };
    return asUser(await signIn(runtime, typed, origin));
  } catch (error) {
    // next-auth shows the message of what is thrown here in the address of the sign-in page.
    if (error instanceof SecondFactorNeeded) throw new Error("CodeNeeded");
    if (error instanceof AccessError) throw new Error("TooManyTries");
    if (error instanceof ApiError && error.details.some(({ field }) => field === "code")) throw new Error("WrongCode");
    if (error instanceof ApiError && error.kind === "forbidden") throw new Error("Unverified");
    if (error instanceof ApiError) return null;
    runtime.log.error({ err: error, requestId: origin.requestId }, "sign-in failed");
    throw new Error("Internal");
  }
}

/** next-auth over this system's own people and sessions: its cookie names a row of `sessions`, checked at each use. */
export async function nextAuthOptions(runtime: Runtime, origin: NextAuthOrigin): Promise<NextAuthOptions> {
  return {
    secret: runtime.env.authSecret,
    useSecureCookies: runtime.env.publicUrl.startsWith("https:"),
    session: { strategy: "jwt", maxAge: SESSION_SECONDS },
    pages: { signIn: "/login", error: "/login" },
    providers: [
      credentialsProvider({
        name: "Password",
        credentials: { identifier: {}, username: {}, email: {}, password: {}, code: {} },
        authorize: (given) => withPassword(runtime, origin, given),
      }),
      ...(await providersFrom(process.env)),
    ],
    callbacks: {
      async signIn({ user, account }) {
        if (!account || account.type === "credentials") return true;
        try {
          const { id: subject, name = null, email = null, emailChecked = false } = user;
          const person = { provider: account.provider, subject, name, email, emailVerified: emailChecked };
          Object.assign(user, asUser(await signInExternally(runtime, person, origin)));
          return true;
        } catch (error) {
          if (error instanceof SecondFactorNeeded) return askForCode(runtime, error.half);
          if (error instanceof ApiError)
            return `/login?error=${error.kind === "conflict" ? "NotLinked" : "NotAllowed"}`;
          throw error;
        }
      },
      async jwt({ token, user }) {
        if (user?.sid) return { sub: user.id, name: user.name ?? null, email: user.email ?? null, sid: user.sid };
        const person = typeof token.sid === "string" ? await personOfSession(runtime, token.sid, origin.address) : null;
        // next-auth answers "nobody" and takes the cookie back when this throws.
        if (!person) throw new Error("the session has ended");
        return { ...token, name: person.user.name, email: person.user.email };
      },
      session: ({ session, token }) => ({ ...session, user: { name: token.name ?? null, email: token.email ?? null } }),
    },
    events: {
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
