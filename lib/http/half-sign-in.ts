import { cookies } from "next/headers";
import { decode, encode } from "next-auth/jwt";
import { z } from "zod";
import type { HalfSignIn } from "../portal/accounts/sign-in";
import type { Runtime } from "../runtime";
import { cookieName, sessionCookieOptions } from "./session-cookie";

/** Time to take out the phone. */
const SECONDS = 600;

// A key of its own: this cookie opens nothing as a session cookie, nor a session cookie anything here.
const SALT = "half-sign-in";

const content = z.object({ userId: z.string(), method: z.string(), proof: z.string() });

const NAME = "gatehouse.half-sign-in";

/** Keeps in the browser that a first factor was shown, for ten minutes; `null` takes it back. */
export async function giveHalfSignIn(runtime: Runtime, half: HalfSignIn | null): Promise<void> {
  const jar = await cookies();
  const secret = runtime.env.authSecret;
  const value = half ? await encode({ token: { ...half }, secret, salt: SALT, maxAge: SECONDS }) : "";
  jar.set(cookieName(runtime.env, NAME), value, { ...sessionCookieOptions(runtime.env), maxAge: half ? SECONDS : 0 });
}

/** Who has shown a first factor in this browser; `null` where nobody has, or it is too long ago. */
export async function readHalfSignIn(runtime: Runtime): Promise<HalfSignIn | null> {
  const jar = await cookies();
  const value = jar.get(cookieName(runtime.env, NAME))?.value;
  if (!value) return null;
  try {
    return content.parse(await decode({ token: value, secret: runtime.env.authSecret, salt: SALT }));
  } catch {
    return null;
  }
}

/** The same for who comes back from an external provider: the page to go to, which knows where they wanted to go. */
export async function askForCode(runtime: Runtime, half: HalfSignIn): Promise<string> {
  await giveHalfSignIn(runtime, half);
  const jar = await cookies();
  const { publicUrl } = runtime.env;
  const prefix = publicUrl.startsWith("https:") ? "__Secure-" : "";
  const wanted = jar.get(`${prefix}next-auth.callback-url`)?.value ?? "";
  const callbackUrl = wanted.startsWith(`${publicUrl}/`) ? wanted.slice(publicUrl.length) : "";
  return callbackUrl ? `/login/code?${new URLSearchParams({ callbackUrl })}` : "/login/code";
}
