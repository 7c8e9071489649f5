import type { Database } from "../client";
import { webhookDeliveries } from "../schema/webhooks";

const iso = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

interface Source {
  /** The rows that something happened to, as `t`. */
  from: string;
  /** Whose endpoints are told. Read off the row itself, so that nobody is told of another person's. */
  owner: string;
  /** What is told; never a secret. */
  data: string;
}

const APP = "jsonb_build_object('id', a.id, 'clientId', a.client_id, 'name', a.name)";

const SOURCES = {
  credential: {
    from: "credentials t",
    owner: "t.user_id",
    data: `jsonb_build_object('kind', t.kind, 'id', t.id, 'name', t.name, 'prefix', t.prefix,
      'expiresAt', ${iso("t.expires_at")})`,
  },
  app: {
    from: "applications t join applications a on a.id = t.id",
    owner: "t.owner_id",
    data: `jsonb_build_object('app', ${APP})`,
  },
  connection: {
    from: "grants t join applications a on a.id = t.application_id",
    owner: "a.owner_id",
    data: `jsonb_build_object('app', ${APP}, 'connection', t.id, 'person', t.user_id, 'scopes', t.scopes)`,
  },
  "token-family": {
    from: "token_families t join applications a on a.id = t.application_id",
    owner: "a.owner_id",
    data: `jsonb_build_object('app', ${APP}, 'connection', t.grant_id, 'person', t.user_id)`,
  },
  // What concerns the system is told to whoever administers it.
  "audit-log": {
    from: "(select id::text, n, hash from audit_head) t",
    owner: `any(array(select u.id from users u join role_scopes r on r.role = u.role and r.scope = 'admin'
      where u.disabled_at is null))`,
    data: "jsonb_build_object('rows', t.n, 'hash', encode(t.hash, 'hex'))",
  },
  import: {
    from: "imports t",
    owner: "t.user_id",
    data: `jsonb_build_object('id', t.id, 'entity', t.entity, 'fileName', t.file_name, 'status', t.status,
      'imported', t.imported, 'updated', t.updated, 'failed', t.failed, 'message', t.message)`,
  },
} as const satisfies Record<string, Source>;

export type WebhookSource = keyof typeof SOURCES;

/** An endpoint that is to be told of something that happened to a row. */
export interface Listener {
  endpointId: string;
  subject: string;
  data: Record<string, unknown>;
}

/**
 * Who is to be told that something happened to some rows, with what there is to tell. Within the transaction in which it
 * happened. An endpoint that is being deleted is passed over: waiting for it could end in a deadlock.
 */
export function findListeners(
  tx: Database,
  source: WebhookSource,
  ids: readonly string[],
  type: string,
): Promise<Listener[]> {
  const { from, owner, data } = SOURCES[source];
  return tx.all<Listener>(
    `select e.id as "endpointId", t.id as subject, ${data} as data
     from ${from} join webhook_endpoints e on e.user_id = ${owner}
     where t.id = any($1::text[]) and e.disabled_at is null and (e.events is null or $2 = any(e.events))
     for key share of e skip locked`,
    [ids, type],
  );
}

/** Puts deliveries in waiting; one of the same event to the same endpoint there is already, stays. */
export async function queueDeliveries(
  tx: Database,
  deliveries: readonly (typeof webhookDeliveries.$inferInsert)[],
): Promise<void> {
  await tx.orm
    .insert(webhookDeliveries)
    .values([...deliveries])
    .onConflictDoNothing();
}

/** Credentials of people with endpoints, live and not replaced yet, that came within `days` of their end since they were made. */
export async function findExpiring(db: Database, days: number): Promise<string[]> {
  const rows = await db.all<{ id: string }>(
    `select t.id from credentials t
     where t.user_id in (select user_id from webhook_endpoints where disabled_at is null)
       and t.revoked_at is null and t.disabled_at is null
       and t.expires_at > now() and t.expires_at <= now() + make_interval(days => $1::int)
       and t.created_at < t.expires_at - make_interval(days => $1::int)
       and not exists (select from credentials n where n.user_id = t.user_id and n.replaces = t.id)`,
    [days],
  );
  return rows.map(({ id }) => id);
}

/** The connections of a person that are live: what their apps' owners are told when the account goes. */
export async function liveConnections(db: Database, userId: string): Promise<string[]> {
  const rows = await db.all<{ id: string }>("select id from grants where user_id = $1 and revoked_at is null", [
    userId,
  ]);
  return rows.map(({ id }) => id);
}
