import { and, desc, eq, sql } from "drizzle-orm";
import type { Database } from "../client";
import { mappers } from "../schema/imports";

export type MapperRecord = typeof mappers.$inferSelect;
export type NewMapper = typeof mappers.$inferInsert;

/** A person's mappers, newest first. */
export const listMappers = (db: Database, userId: string): Promise<MapperRecord[]> =>
  db.orm.select().from(mappers).where(eq(mappers.userId, userId)).orderBy(desc(mappers.createdAt));

/** A mapper of a person, by its id. */
export async function findMapper(db: Database, userId: string, id: string): Promise<MapperRecord | undefined> {
  const [row] = await db.orm
    .select()
    .from(mappers)
    .where(and(eq(mappers.id, id), eq(mappers.userId, userId)));
  return row;
}

export async function insertMapper(db: Database, values: NewMapper): Promise<MapperRecord> {
  const [row] = await db.orm.insert(mappers).values(values).returning();
  if (!row) throw new Error("The mapper was not written.");
  return row;
}

/** Changes a mapper of a person; `undefined` where there is none. */
export async function updateMapper(
  db: Database,
  userId: string,
  id: string,
  values: Partial<NewMapper>,
): Promise<MapperRecord | undefined> {
  const [row] = await db.orm
    .update(mappers)
    .set({ ...values, updatedAt: sql`now()` })
    .where(and(eq(mappers.id, id), eq(mappers.userId, userId)))
    .returning();
  return row;
}

/** Removes a mapper of a person; gives whether there was one. */
export async function deleteMapper(db: Database, userId: string, id: string): Promise<boolean> {
  const rows = await db.orm
    .delete(mappers)
    .where(and(eq(mappers.id, id), eq(mappers.userId, userId)))
    .returning({ id: mappers.id });
  return rows.length > 0;
}
