import type { Database } from "../../../db/client";
import {
  type ApplicationRow,
  countApplications,
  countConnections,
  deleteApplication,
  findApplication,
  listApplications,
  listSecrets,
  type SecretFacts,
} from "../../../db/queries/applications";
import { listConnections } from "../../../db/queries/grants";
import { lockUser } from "../../../db/queries/users";
import { ApiError } from "../../api-error";
import { conclude } from "../../audit/audit";
import { addSecret, secretView } from "../../client-secrets/application-secrets";
import * as contract from "../../contracts/apps";
import { grouped } from "../../grouped";
import { loadSettings } from "../../settings/settings";
import { listed, paged } from "../management/listed";
import { requireNoConnection } from "../management/made-within";
import { implement, type PersonContext } from "../management/use-case";
import { changeApp, checkAppChange, checkNewApp, concludeNewApp, insertApp } from "./change-app";

export const appNotFound = () => new ApiError("notFound", "You have no such app.");

/** The apps of the person who calls; another person's are not found. */
export const ownApps = ({ caller }: PersonContext) => ({ kind: "app", ownerId: caller.user.id }) as const;

const view = (row: ApplicationRow, secrets: readonly SecretFacts[], connections: number): contract.App => ({
  id: row.id,
  clientId: row.clientId,
  name: row.name,
  type: row.type,
  description: row.description,
  homepageUrl: row.homepageUrl,
  logoUrl: row.logoUrl,
  redirectUris: row.redirectUris,
  scopes: row.scopes,
  status: row.disabledAt ? "disabled" : "active",
  secrets: secrets.map(secretView),
  connections,
  lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  createdAt: row.createdAt.toISOString(),
});

async function views(db: Database, rows: readonly ApplicationRow[]): Promise<contract.App[]> {
  const ids = rows.map(({ id }) => id);
  const secrets = grouped(await listSecrets(db, ids), ({ applicationId }) => applicationId);
  const connections = await countConnections(db, ids);
  return rows.map((row) => view(row, secrets.get(row.id) ?? [], connections.get(row.id) ?? 0));
}

/** An app as its owner sees it. */
export async function appView(db: Database, row: ApplicationRow): Promise<contract.App> {
  const [one] = await views(db, [row]);
  if (!one) throw appNotFound();
  return one;
}

export const listApps = implement(contract.listApps, async (_, context) => {
  const { db } = context.runtime;
  return listed(await views(db, await listApplications(db, ownApps(context))));
});

export const getApp = implement(contract.getApp, async ({ params }, context) => {
  const row = await findApplication(context.runtime.db, ownApps(context), params.id);
  if (!row) throw appNotFound();
  return appView(context.runtime.db, row);
});

export const createApp = implement(contract.createApp, async ({ body }, context) => {
  const { runtime, caller } = context;
  requireNoConnection(caller, "apps");
  const app = await checkNewApp(runtime, body);
  const limit = (await loadSettings(runtime)).limits.apps;
  return runtime.db.transaction(async (tx) => {
    const owner = await lockUser(tx, caller.user.id);
    if (!owner) throw appNotFound();
    if ((await countApplications(tx, ownApps(context))) >= limit) {
      throw new ApiError("conflict", `You have ${limit} apps, and cannot have more. Delete one first.`);
    }
    const row = await insertApp(tx, context, owner.id, app);
    const secret =
      body.type === "confidential"
        ? await addSecret(tx, runtime, { applicationId: row.id, ownerKey: owner.ownerKey })
        : null;
    await concludeNewApp(tx, context, row);
    return { ...(await appView(tx, row)), ...(secret && { clientSecret: secret.clientSecret }) };
  });
});

export const updateApp = implement(contract.updateApp, async ({ params, body }, context) => {
  const change = await checkAppChange(context.runtime, body);
  return context.runtime.db.transaction(async (tx) => {
    const row = await changeApp(tx, context, { owned: ownApps(context), id: params.id, change });
    if (!row) throw appNotFound();
    return appView(tx, row);
  });
});

export const deleteApp = implement(contract.deleteApp, async ({ params }, context) =>
  context.runtime.db.transaction(async (tx) => {
    const row = await deleteApplication(tx, ownApps(context), params.id);
    if (!row) throw appNotFound();
    await conclude(tx, context, [`app:${row.id}`], {
      action: "app.delete",
      target: row.id,
      detail: { name: row.name },
    });
    return { id: row.id, removed: true };
  }),
);

export const listAppConnections = implement(contract.listAppConnections, async ({ params, query }, context) => {
  const { db } = context.runtime;
  const row = await findApplication(db, ownApps(context), params.id);
  if (!row) throw appNotFound();
  const { rows, next } = await listConnections(db, row.id, query);
  const total = (await countConnections(db, [row.id])).get(row.id) ?? 0;
  return paged(
    rows.map(({ id, personId, name, email, scopes, createdAt, lastUsedAt }) => ({
      id,
      // Who made the app learns of people what they let the app learn, and no more.
      person: {
        id: personId,
        name: scopes.includes("profile") ? name : null,
        email: scopes.includes("email") ? email : null,
      },
      scopes,
      createdAt: createdAt.toISOString(),
      lastUsedAt: lastUsedAt?.toISOString() ?? null,
    })),
    { total, next },
  );
});
