import type { Database } from "../client";

/** What `PERSON` selects. */
export interface PersonColumns {
  user_id: string;
  account_number: number;
  user_name: string;
  username: string;
  email: string;
  email_verified: boolean;
  user_disabled: boolean;
  role_scopes: string[];
  account_addresses: string[];
}

/** The columns of a person `u`, with what bounds them: for whatever is found together with its person. */
export const PERSON = `u.id as user_id, u.account_number, u.name as user_name, u.username, u.email,
  u.email_verified_at is not null as email_verified, u.disabled_at is not null as user_disabled,
  array(select scope from role_scopes where role = u.role) as role_scopes,
  array(select cidr::text from ip_allow_entries where user_id = u.id) as account_addresses`;

/** The person of a row as the token core sees them. */
export const getPerson = (row: PersonColumns) => ({
  id: row.user_id,
  accountNumber: row.account_number,
  name: row.user_name,
  username: row.username,
  email: row.email,
  emailVerified: row.email_verified,
  disabled: row.user_disabled,
  scopes: row.role_scopes,
  addresses: row.account_addresses,
});

/** The person with this id as the token core sees them. */
export async function findPerson(db: Database, userId: string) {
  const [row] = await db.all<PersonColumns>(`select ${PERSON} from users u where u.id = $1`, [userId]);
  return row && getPerson(row);
}
