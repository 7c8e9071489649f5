import { cookies } from "next/headers";
import { decode, encode } from "next-auth/jwt";
import { z } from "zod";
import { findUser } from "../../db/queries/users";
import { introduce, type KnownBrowser } from "../portal/accounts/known-browser";
import type { Runtime } from "../runtime";
import { cookieName, sessionCookieOptions } from "./session-cookie";

const SECONDS = 180 * 86_400;

// A key of its own: this cookie opens nothing, and no other makes a browser a known one.
const SALT = "known-browser";
const NAME = "gatehouse.known-browser";

const content = z.object({ id: z.string(), people: z.record(z.string(), z.string()) });

/** The browser at hand, where somebody has signed in with it before. */
export async function readKnownBrowser({ env }: Runtime): Promise<KnownBrowser | null> {
  const jar = await cookies();
  const value = jar.get(cookieName(env, NAME))?.value;
  if (!value) return null;
  try {
    return content.parse(await decode({ token: value, secret: env.authSecret, salt: SALT }));
  } catch {
    return null;
  }
}

/** Makes the browser at hand a known one of a person who has just shown who they are. */
export async function keepKnownBrowser(runtime: Runtime, userId: string): Promise<void> {
  const user = await findUser(runtime.db, userId);
  if (!user) return;
  const { env } = runtime;
  const known = introduce(runtime, await readKnownBrowser(runtime), user);
  const value = await encode({ token: { ...known }, secret: env.authSecret, salt: SALT, maxAge: SECONDS });
  const jar = await cookies();
  jar.set(cookieName(env, NAME), value, { ...sessionCookieOptions(env), maxAge: SECONDS });
}
