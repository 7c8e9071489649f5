import { and, desc, eq, gt, isNull, ne, sql } from "drizzle-orm";
import type { Database } from "../client";
import { sessions } from "../schema/people";

export type SessionRow = typeof sessions.$inferSelect;

export async function insertSession({ orm }: Database, session: typeof sessions.$inferInsert): Promise<void> {
  await orm.insert(sessions).values(session);
}

/** The person of a live session, with what their role may do now. */
export interface SessionPerson {
  id: string;
  accountNumber: number;
  name: string;
  email: string;
  username: string;
  role: string;
  emailVerified: boolean;
  disabled: boolean;
  scopes: string[];
  /** Seconds since 1970. */
  authenticatedAt: number;
  /** Seconds since the session was last recorded as used. */
  idle: number;
}

const LIVE = `
  select u.id, u.account_number as "accountNumber", u.name, u.email, u.username, u.role,
    u.email_verified_at is not null as "emailVerified", u.disabled_at is not null as disabled,
    array(select scope from role_scopes where role = u.role order by scope) as scopes,
    extract(epoch from s.created_at)::float8 as "authenticatedAt",
    extract(epoch from now() - s.last_seen_at)::float8 as idle
  from sessions s join users u on u.id = s.user_id
  where s.id = $1::text and s.ended_at is null and s.expires_at > now()`;

/** Whose session this is, if it has neither ended nor expired: one statement, on each request of a signed-in browser. */
export async function findLiveSession(db: Database, id: string): Promise<SessionPerson | null> {
  const [person] = await db.all<SessionPerson>(LIVE, [id]);
  return person ?? null;
}

export async function touchSession(db: Database, id: string, address: string): Promise<void> {
  await db.all("update sessions set last_seen_at = now(), address = $2::text where id = $1::text", [id, address]);
}

const live = (userId: string) =>
  and(eq(sessions.userId, userId), isNull(sessions.endedAt), gt(sessions.expiresAt, sql`now()`));

/** A person's live sessions, the one used last first. */
export async function listSessions({ orm }: Database, userId: string): Promise<SessionRow[]> {
  return orm.select().from(sessions).where(live(userId)).orderBy(desc(sessions.lastSeenAt));
}

/** Drops what is left of sessions that are over since yesterday, so that signing in often piles up no rows. */
export async function dropOldSessions(db: Database, userId: string): Promise<void> {
  await db.all(
    `delete from sessions where user_id = $1::text
       and (expires_at < now() - interval '1 day' or ended_at < now() - interval '1 day')`,
    [userId],
  );
}

/** Ends one session of a person; `false` where they have no such live one. */
export async function endSession({ orm }: Database, userId: string, id: string): Promise<boolean> {
  const ended = await orm
    .update(sessions)
    .set({ endedAt: sql`now()` })
    .where(and(live(userId), eq(sessions.id, id)))
    .returning({ id: sessions.id });
  return ended.length > 0;
}

/** Ends every session of a person but the one to keep; gives how many. */
export async function endSessions({ orm }: Database, userId: string, keep: string | null): Promise<number> {
  const ended = await orm
    .update(sessions)
    .set({ endedAt: sql`now()` })
    .where(keep === null ? live(userId) : and(live(userId), ne(sessions.id, keep)))
    .returning({ id: sessions.id });
  return ended.length;
}
