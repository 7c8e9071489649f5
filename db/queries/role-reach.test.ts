import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestDatabase, type TestDatabase } from "../../lib/catalog/testing/database";
import { roleReach } from "./role-reach";

let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase();
  await database.db.script(`
    insert into roles (name, description) values ('Seller', ''), ('Other', '');
    insert into users (id, name, email, username, role, owner_key)
      select 'usr_' || i, 'U', i || '@x.example', 'u' || i, case when i > 100 then 'Other' else 'Seller' end, ''
      from generate_series(1, 110) i;
    -- Two keys each: one for all that its owner may do, one with scopes that nobody else has, in an order of its own.
    insert into credentials (kind, id, user_id, name, digest, prefix, scopes, revoked_at)
      select 'api-key', 'key_' || i || '_' || k, 'usr_' || i, '', i || '_' || k, '',
        case when k = 2 then array['x:' || i, 'write', 'read'] end, case when k = 3 then now() end
      from generate_series(1, 110) i, generate_series(1, 3) k;
    insert into usage_hourly (hour, user_id, credential_id, application_id, operation, status_class, calls, milliseconds)
      select now() - make_interval(hours => h), 'usr_' || i, 'key_' || i || '_' || k, '', 'query', s, 1, 0
      from generate_series(1, 110) i, generate_series(1, 3) k, unnest(array[0, 5, 24 * 9]) h, unnest(array[2, 4]) s;
  `);
}, 60_000);
afterAll(() => database.close());

test("what is told of a role's things does not grow with their number, nor with theirs of scopes nobody asked for", async () => {
  const reach = await roleReach(database.db, "Seller", {
    days: 7,
    scopes: ["read", "write"],
    ownGrants: ["client_credentials"],
  });
  const none = { grantScopes: null, applicationScopes: null, credentialScopes: null };
  const own = reach.bounds.findIndex(({ scopes }) => scopes !== null);
  const all = 1 - own;
  expect(reach.bounds[own]).toEqual({ scopes: ["read", "write"], ...none, credentials: 100 });
  expect(reach.bounds[all]).toEqual({ scopes: null, ...none, credentials: 100 });
  expect(reach.people).toEqual([{ bounds: [0, 1], users: 100 }]);
  // Of a week, served, and of keys that still live.
  const made = (place: number) => ({ operation: "query", bounds: [place], calls: 200 });
  expect(reach.calls.sort((one, other) => Number(one.bounds[0]) - Number(other.bounds[0]))).toEqual([made(0), made(1)]);
});
