import { type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";

/** Which rows of a list are meant that shows the newest first. */
export interface Page {
  limit: number;
  /** Only rows after the one that this names, as `placeOf` wrote it. */
  after?: string | undefined;
}

/**
 * Where a row stands in such a list: the microsecond in which it was made, and its id. A `Date` knows milliseconds only,
 * and would show a row twice or not at all.
 */
export const placeOf = (createdAt: PgColumn, id: PgColumn): SQL<string> =>
  sql<string>`(extract(epoch from ${createdAt}) * 1000000)::bigint || '.' || ${id}`;

/** Microseconds since 1970, a dot, an id. */
const PLACE = /^(\d{1,17})\.([\w-]{1,64})$/;

/** That a row comes after a place; nothing where there is none. */
export function afterPlace(createdAt: PgColumn, id: PgColumn, place: string | undefined): SQL | undefined {
  const [, microseconds, last] = PLACE.exec(place ?? "") ?? [];
  return last === undefined
    ? undefined
    : sql`(${createdAt}, ${id}) < ('epoch'::timestamptz + ${microseconds}::bigint * interval '1 microsecond', ${last}::text)`;
}

/** The place after which the next page begins; `null` where a page is not full and so the last. */
export const nextPlace = (rows: readonly { place: string }[], { limit }: Page): string | null =>
  rows.length < limit ? null : (rows.at(-1)?.place ?? null);
