import { and, desc, eq, isNull, max, sql } from "drizzle-orm";
import type { Database } from "../client";
import { applications, grants, tokenFamilies } from "../schema/oauth";
import { users } from "../schema/people";
import { afterPlace, nextPlace, type Page, placeOf } from "./keyset";

/** A person's live grants with the app each is for, newest first. */
export async function listGrants({ orm }: Database, userId: string) {
  const lastUsed = orm
    .select({ grantId: tokenFamilies.grantId, at: max(tokenFamilies.lastUsedAt).as("at") })
    .from(tokenFamilies)
    .where(eq(tokenFamilies.userId, userId))
    .groupBy(tokenFamilies.grantId)
    .as("last_used");
  return orm
    .select({
      id: grants.id,
      scopes: grants.scopes,
      createdAt: grants.createdAt,
      lastUsedAt: lastUsed.at,
      clientId: applications.clientId,
      name: applications.name,
      description: applications.description,
      logoUrl: applications.logoUrl,
      homepageUrl: applications.homepageUrl,
      owner: users.name,
    })
    .from(grants)
    .innerJoin(applications, eq(applications.id, grants.applicationId))
    .leftJoin(users, eq(users.id, applications.ownerId))
    .leftJoin(lastUsed, eq(lastUsed.grantId, grants.id))
    .where(and(eq(grants.userId, userId), isNull(grants.revokedAt)))
    .orderBy(desc(grants.createdAt));
}

/** A page of an application's live grants with the person each is of, newest first. */
export async function listConnections({ orm }: Database, applicationId: string, page: Page) {
  const rows = await orm
    .select({
      place: placeOf(grants.createdAt, grants.id),
      id: grants.id,
      personId: users.id,
      name: users.name,
      email: users.email,
      scopes: grants.scopes,
      createdAt: grants.createdAt,
      lastUsedAt: sql`(select max(last_used_at) from token_families where grant_id = ${grants.id})`
        .mapWith(tokenFamilies.lastUsedAt)
        .as("last_used_at"),
    })
    .from(grants)
    .innerJoin(users, eq(users.id, grants.userId))
    .where(
      and(
        eq(grants.applicationId, applicationId),
        isNull(grants.revokedAt),
        afterPlace(grants.createdAt, grants.id, page.after),
      ),
    )
    .orderBy(desc(grants.createdAt), desc(grants.id))
    .limit(page.limit);
  return { rows, next: nextPlace(rows, page) };
}

/** Ends a person's grant; gives its app's name, or `null` where they have no such live grant. */
export async function revokeGrant({ orm }: Database, userId: string, id: string): Promise<{ appId: string } | null> {
  const [grant] = await orm
    .update(grants)
    .set({ revokedAt: sql`now()`, updatedAt: sql`now()` })
    .where(and(eq(grants.id, id), eq(grants.userId, userId), isNull(grants.revokedAt)))
    .returning({ appId: grants.applicationId });
  return grant ?? null;
}

// What follows the address of a loopback host is a port that the app chose when it listened (RFC 8252 §7.3).
const withoutPort = (uri: string) =>
  `regexp_replace(${uri}, '^(http://(?:127(?:\\.\\d{1,3}){3}|\\[::1\\])):\\d{1,5}', '\\1')`;

/** Forgets where people allowed an application's codes to be sent, but for the URIs that it still has. */
export async function keepRedirectUris(db: Database, applicationId: string, uris: readonly string[]): Promise<void> {
  await db.all(
    `update grants set redirect_uris = array(
       select allowed from unnest(redirect_uris) allowed
       where ${withoutPort("allowed")} in (select ${withoutPort("kept")} from unnest($2::text[]) kept))
     where application_id = $1 and revoked_at is null`,
    [applicationId, [...uris]],
  );
}

/** What the chains of tokens to end have in common. */
export type FamilyOwner =
  | { userId: string }
  | { applicationId: string }
  | { grantId: string }
  | { credentialId: string };

function ownedBy(owner: FamilyOwner) {
  if ("userId" in owner) return eq(tokenFamilies.userId, owner.userId);
  if ("applicationId" in owner) return eq(tokenFamilies.applicationId, owner.applicationId);
  if ("grantId" in owner) return eq(tokenFamilies.grantId, owner.grantId);
  return eq(tokenFamilies.credentialId, owner.credentialId);
}

/** Ends every chain of tokens of an owner: no refresh, and no call with what was issued. */
export async function endFamilies({ orm }: Database, owner: FamilyOwner, reason: string): Promise<void> {
  await orm
    .update(tokenFamilies)
    .set({ revokedAt: sql`now()`, revokedReason: reason })
    .where(and(ownedBy(owner), isNull(tokenFamilies.revokedAt)));
}

/** Ends the chains of tokens that a person got with their password alone: no app's connection, no B2B login's. */
export async function endPasswordFamilies({ orm }: Database, userId: string, reason: string): Promise<void> {
  const byPassword = and(isNull(tokenFamilies.grantId), isNull(tokenFamilies.credentialId));
  await orm
    .update(tokenFamilies)
    .set({ revokedAt: sql`now()`, revokedReason: reason })
    .where(and(eq(tokenFamilies.userId, userId), byPassword, isNull(tokenFamilies.revokedAt)));
}
