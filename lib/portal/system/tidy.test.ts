import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Kept } from "../../../db/queries/outdated";
import { DEFAULT_SETTINGS } from "../../settings/settings";
import { updateSettings } from "../admin/settings";
import { openTestRuntime, type TestRuntime } from "../testing/test-runtime";
import { keptDays, tidy } from "./tidy";

let system: TestRuntime;
beforeAll(async () => {
  system = await openTestRuntime();
});
afterAll(() => system.close());

/** Writes one row of everything that is kept for a time, as old as is said, and gives how to read which are there. */
async function write(userId: string, mark: string, days: number) {
  const { db } = system.runtime;
  const at = `now() - interval '${days} days'`;
  await db.script(`
    insert into requests (id, at, source, user_id, method, path, status, milliseconds, address)
      values ('req_${mark}', ${at}, '${mark}', '${userId}', 'GET', '/x', 200, 1, '192.0.2.1');
    insert into usage_hourly (hour, user_id, credential_id, application_id, operation, status_class, calls, milliseconds)
      values (${at}, '${userId}', '${mark}', '', 'query', 2, 1, 1);
    insert into imports (id, user_id, subject, entity, file_name, file_bytes, atomic, dry_run, status, finished_at)
      values ('imp_${mark}', '${userId}', 's', 'products', 'f', 1, true, false, 'done', ${at}),
             ('imp_running_${mark}', '${userId}', 's', 'products', 'f', 1, true, false, 'running', null);
    insert into webhook_endpoints (id, user_id, url, events) values ('whk_${mark}', '${userId}', 'https://x.example', '{}');
    insert into webhook_deliveries (id, endpoint_id, event_id, type, data, occurred_at, created_at)
      values ('whd_${mark}', 'whk_${mark}', 'evt_${mark}', 'x', '{}', ${at}, ${at});
    insert into credentials (id, kind, user_id, name, digest, prefix, revoked_at, created_at)
      values ('key_${mark}', 'api-key', '${userId}', 'n', 'd${mark}', 'p', ${at}, ${at}),
             ('key_live_${mark}', 'api-key', '${userId}', 'n', 'l${mark}', 'p', null, ${at});
    insert into token_families (id, dialect, user_id, scopes, resources, created_at, last_used_at, revoked_at)
      values ('fam_${mark}', 'basic', '${userId}', '{}', '{}', ${at}, ${at}, null),
             ('fam_revoked_${mark}', 'basic', '${userId}', '{}', '{}', ${at}, ${at}, ${at}),
             ('fam_live_${mark}', 'basic', '${userId}', '{}', '{}', ${at}, ${at}, null),
             ('fam_used_${mark}', 'basic', '${userId}', '{}', '{}', ${at}, now(), null);
    insert into refresh_tokens (digest, family_id, expires_at) values ('r${mark}', 'fam_live_${mark}', now() + interval '1 day');`);
}

const READ: Readonly<Record<Kept, string>> = {
  requests: "select id from requests",
  usage: "select credential_id as id from usage_hourly",
  imports: "select id from imports",
  deliveries: "select id from webhook_deliveries",
  ended: "select id from credentials union all select id from token_families union all select id from grants",
};

async function readAll(): Promise<Record<Kept, string[]>> {
  const found = Object.entries(READ).map(async ([what, statement]) => {
    const rows = await system.runtime.db.all<{ id: string }>(statement);
    return [what, rows.map(({ id }) => id)];
  });
  return Object.fromEntries(await Promise.all(found));
}

/** What a test wrote, with the mark that tells it from others' taken off. */
const withMark = (rows: Record<Kept, string[]>, mark: string) =>
  Object.fromEntries(
    Object.entries(rows).map(([what, ids]) => [
      what,
      ids.flatMap((id) => (id.endsWith(mark) ? id.slice(0, -mark.length) : [])).sort(),
    ]),
  );

const ALL = {
  requests: ["req_"],
  usage: [""],
  imports: ["imp_", "imp_running_"],
  deliveries: ["whd_"],
  ended: ["fam_", "fam_live_", "fam_revoked_", "fam_used_", "key_", "key_live_"],
};

describe("what has been kept for its time is removed, and what still acts is not", () => {
  it("by the days that are set", async () => {
    const { user, run } = await system.admin();
    await write(user.id, "old", 41);
    await write(user.id, "young", 39);
    await run(updateSettings, {
      body: { retention: { requests: 40, usage: 40, imports: 40, deliveries: 40, ended: 40 } },
    });
    await tidy(system.runtime);
    const rows = await readAll();
    expect(withMark(rows, "young")).toEqual(ALL);
    expect(withMark(rows, "old")).toEqual({
      requests: [],
      usage: [],
      imports: ["imp_running_"],
      deliveries: [],
      ended: ["fam_live_", "fam_used_", "key_live_"],
    });
  });

  it("in pieces, however much it is", async () => {
    const { db } = system.runtime;
    await db.script(`
      insert into requests (id, at, source, method, path, status, milliseconds, address)
      select 'req_many_' || n, now() - interval '1 year', 'many', 'GET', '/x', 200, 1, '192.0.2.1'
      from generate_series(1, 5001) n`);
    await tidy(system.runtime);
    expect((await readAll()).requests.filter((id) => id.startsWith("req_many"))).toEqual([]);
  });

  it("but no chain of tokens while one of its access tokens may live", () => {
    const basic = { accessToken: 90 * 86_400, refreshToken: 1 };
    const settings = { ...DEFAULT_SETTINGS, lifetimes: { ...DEFAULT_SETTINGS.lifetimes, basic } };
    expect(keptDays(settings)).toEqual({ ...DEFAULT_SETTINGS.retention, ended: 90 });
  });
});
