import type { Database } from "../client";

interface ClientRow {
  id: string;
  client_id: string;
  type: "confidential" | "public";
  kind: string;
  name: string;
  owner_id: string | null;
  owner_disabled: boolean;
  disabled: boolean;
  redirect_uris: string[];
  scopes: string[];
  owner_scopes: string[];
  owner_addresses: string[];
  grant_types: string[];
  secret_digests: string[];
  owner_role: string | null;
  secrets_end: number | null;
}

const CLIENT = `
  select a.id, a.client_id, a.type, a.kind, a.name, a.owner_id, coalesce(o.disabled_at is not null, false) as owner_disabled,
    a.disabled_at is not null as disabled, a.redirect_uris, a.scopes, a.grant_types,
    array(select scope from role_scopes where role = o.role) as owner_scopes,
    array(select cidr::text from ip_allow_entries where user_id = o.id) as owner_addresses,
    array(select digest from application_secrets
          where application_id = a.id and (expires_at is null or expires_at > now())) as secret_digests,
    o.role as owner_role,
    (select (extract(epoch from min(expires_at)) * 1000)::float8 from application_secrets
     where application_id = a.id and expires_at > now()) as secrets_end
  from applications a left join users o on o.id = a.owner_id
  where a.client_id = $1`;

/** The client with this `client_id`, with what bounds it and the digests of its live secrets; one round trip. */
export async function findClient(db: Database, clientId: string) {
  const [row] = await db.all<ClientRow>(CLIENT, [clientId]);
  if (!row) return undefined;
  return {
    id: row.id,
    clientId: row.client_id,
    type: row.type,
    trusted: row.kind === "integration",
    name: row.name,
    ownerId: row.owner_id,
    ownerDisabled: row.owner_disabled,
    disabled: row.disabled,
    redirectUris: row.redirect_uris,
    scopes: row.scopes,
    ownerScopes: row.owner_id === null ? null : row.owner_scopes,
    ownerAddresses: row.owner_addresses,
    grantTypes: row.grant_types,
    secretDigests: row.secret_digests,
    ownerRole: row.owner_role,
    /** When the first of its secrets ends, in milliseconds since 1970. */
    secretsEnd: row.secrets_end,
  };
}
