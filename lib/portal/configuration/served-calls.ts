import type { Database } from "../../../db/client";
import { listApplications } from "../../../db/queries/applications";
import { listSystemAddresses } from "../../../db/queries/principals";
import { listRecentAddresses } from "../../../db/queries/rehearsals";
import { roleReach } from "../../../db/queries/role-reach";
import { listRoles, listScopes } from "../../../db/queries/roles";
import { callsOfClients } from "../../../db/queries/usage";
import { addressIn } from "../../access/address";
import { askedScope, type LiveOperation } from "../../access/operations";
import { OWN_GRANTS } from "../../oauth/grants/grants";
import type { Runtime } from "../../runtime";
import { allows } from "../../scopes/scopes";
import { loadSettings } from "../../settings/settings";
import { scopesUnder } from "../admin/role-preview";
import { liveOperations } from "../system/known-operations";

const DAYS = 7;

/** Calls that were made lately and would be served as things are, by who made them and what they called. */
export type ServedCalls = ReadonlyMap<string, number>;

/** Whether an operation serves who holds these scopes; where the request decides, whether it may. */
function serves(operation: LiveOperation, scopes: readonly string[]): boolean {
  const asked = askedScope(operation);
  if (asked !== null) return allows(scopes, asked);
  const { public: open, perEntity } = operation;
  return open || perEntity === undefined || scopes.some((scope) => allows([perEntity], scope));
}

type Count = (who: string, operation: string, calls: number) => void;

async function countRoles(db: Database, operations: ReadonlyMap<string, LiveOperation>, count: Count): Promise<void> {
  const scopes = (await listScopes(db)).map(({ name }) => name);
  for (const role of await listRoles(db)) {
    const reach = await roleReach(db, role.name, { days: DAYS, scopes, ownGrants: OWN_GRANTS });
    const held = reach.bounds.map((bounds) => scopesUnder(bounds, role.scopes));
    for (const { operation, bounds, calls } of reach.calls) {
      const live = operations.get(operation);
      if (!live || !bounds.some((place) => serves(live, held[place] ?? []))) continue;
      count(`people with the role ${role.name}`, `${live.method} ${live.path}`, calls);
    }
  }
}

async function countClients(db: Database, operations: ReadonlyMap<string, LiveOperation>, count: Count): Promise<void> {
  const rows = await listApplications(db, { kind: "integration", ownerId: null });
  const clients = new Map(rows.filter(({ disabledAt }) => disabledAt === null).map((row) => [row.id, row]));
  for (const { applicationId, operation, calls } of await callsOfClients(db, DAYS)) {
    const [client, live] = [clients.get(applicationId), operations.get(operation)];
    if (!client || !live || !serves(live, client.scopes)) continue;
    count(`the integration ${client.name}`, `${live.method} ${live.path}`, calls);
  }
}

async function countAddresses(runtime: Runtime, count: Count): Promise<void> {
  const allowed = await listSystemAddresses(runtime.db);
  const everyone = allowed.length === 0 || (await loadSettings(runtime)).addressRehearsal;
  for (const { address, calls } of await listRecentAddresses(runtime.db)) {
    if (everyone || addressIn(address, allowed)) count(`the address ${address}`, "within the last hour", calls);
  }
}

/**
 * Counts the calls of the last 7 days (of addresses: of the last hour) that would be served as things are in the
 * runtime's database now. Take a runtime of its own: it must not remember how things were.
 */
export async function countServedCalls(runtime: Runtime): Promise<ServedCalls> {
  const { db } = runtime;
  const served = new Map<string, number>();
  const count: Count = (who, operation, calls) => {
    const key = `${who}: ${operation}`;
    served.set(key, (served.get(key) ?? 0) + calls);
  };
  const operations = new Map((await liveOperations(runtime)).map((operation) => [operation.id, operation]));
  await countRoles(db, operations, count);
  await countClients(db, operations, count);
  await countAddresses(runtime, count);
  return served;
}
