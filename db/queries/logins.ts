import type { Database } from "../client";
import { getPerson, PERSON, type PersonColumns } from "./token-people";

interface LoginRow extends PersonColumns {
  id: string;
  digest: string;
  scopes: string[] | null;
  allowed_ips: string[] | null;
  revoked: boolean;
  disabled: boolean;
}

const LOGIN = `
  select c.id, c.digest, c.scopes, c.allowed_ips, c.disabled_at is not null as disabled,
    c.revoked_at is not null or coalesce(c.expires_at <= now(), false) as revoked, ${PERSON}
  from credentials c join users u on u.id = c.user_id where c.username = $1`;

/** The credential that is shown with this user name, with its account; one round trip. */
export async function findLogin(db: Database, username: string) {
  const [row] = await db.all<LoginRow>(LOGIN, [username]);
  if (!row) return undefined;
  const { id, digest, scopes, allowed_ips, revoked, disabled } = row;
  return { id, digest, scopes, addresses: allowed_ips ?? [], revoked, disabled, person: getPerson(row) };
}
