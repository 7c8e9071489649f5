import type { Database } from "../../db/client";
import { dropLogo } from "../../db/queries/application-logos";
import {
  type ApplicationRow,
  countApplications,
  countConnections,
  deleteApplication,
  findApplication,
  insertApplication,
  listApplications,
  listSecrets,
  type SecretFacts,
  updateApplication,
} from "../../db/queries/applications";
import { listConnections } from "../../db/queries/grants";
import { lockUser } from "../../db/queries/users";
import { ApiError } from "../api-error";
import * as contract from "../contracts/apps";
import { newId, randomBase62 } from "../ids";
import { checkRedirectUri } from "../oauth/redirect-uri";
import { addSecret, secretView } from "./application-secrets";
import { conclude } from "./audit";
import { requireGrantable } from "./grantable-scopes";
import { listed } from "./listed";
import { settingsOf } from "./settings";
import { implement, type PersonContext } from "./use-case";

const GRANT_TYPES = {
  confidential: ["authorization_code", "refresh_token", "client_credentials"],
  public: ["authorization_code", "refresh_token"],
};

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
  const secrets = await listSecrets(db, ids);
  const connections = await countConnections(db, ids);
  return rows.map((row) =>
    view(
      row,
      secrets.filter(({ applicationId }) => applicationId === row.id),
      connections.get(row.id) ?? 0,
    ),
  );
}

/** An app as its owner sees it. */
export async function appView(db: Database, row: ApplicationRow): Promise<contract.App> {
  const [one] = await views(db, [row]);
  if (!one) throw appNotFound();
  return one;
}

/** Each URI once, all of them fit to be registered. Throws `ApiError("validation")` naming each that is not. */
export function goodRedirectUris(uris: readonly string[]): string[] {
  const details = uris.flatMap((uri, index) => {
    const problem = checkRedirectUri(uri);
    return problem ? [{ field: `redirectUris.${index}`, message: problem }] : [];
  });
  const [first] = details;
  if (first) throw new ApiError("validation", `${first.field}: ${first.message}`, { details });
  return [...new Set(uris)];
}

function requireRedirectUri(type: ApplicationRow["type"], uris: readonly string[]): void {
  if (type === "public" && uris.length === 0) {
    const message = "A public app needs at least one redirect URI.";
    throw new ApiError("validation", message, { details: [{ field: "redirectUris", message }] });
  }
}

const target = (id: string) => ({ type: "app", id });

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
  const redirectUris = goodRedirectUris(body.redirectUris);
  requireRedirectUri(body.type, redirectUris);
  const limit = (await settingsOf(runtime)).limits.apps;
  return runtime.db.transaction(async (tx) => {
    const owner = await lockUser(tx, caller.user.id);
    if (!owner) throw appNotFound();
    if ((await countApplications(tx, ownApps(context))) >= limit) {
      throw new ApiError("conflict", `You have ${limit} apps, and cannot have more. Delete one first.`);
    }
    await requireGrantable(tx, context, body.scopes);
    const row = await insertApplication(tx, {
      id: newId("app"),
      clientId: randomBase62(24),
      kind: "app",
      type: body.type,
      ownerId: owner.id,
      name: body.name,
      description: body.description ?? "",
      homepageUrl: body.homepageUrl ?? null,
      logoUrl: body.logoUrl ?? null,
      redirectUris,
      scopes: body.scopes,
      grantTypes: GRANT_TYPES[body.type],
    });
    const secret =
      body.type === "confidential"
        ? await addSecret(tx, runtime, { applicationId: row.id, ownerKey: owner.ownerKey })
        : null;
    await conclude(tx, context, [], {
      action: "app.create",
      target: target(row.id),
      detail: { name: row.name, type: row.type, scopes: row.scopes, redirectUris },
    });
    return { ...(await appView(tx, row)), ...(secret && { clientSecret: secret.clientSecret }) };
  });
});

export const updateApp = implement(contract.updateApp, async ({ params, body }, context) => {
  const { disabled, redirectUris, ...plain } = body;
  const uris = redirectUris && goodRedirectUris(redirectUris);
  return context.runtime.db.transaction(async (tx) => {
    const before = await findApplication(tx, ownApps(context), params.id);
    if (!before) throw appNotFound();
    if (uris) requireRedirectUri(before.type, uris);
    const added = body.scopes?.filter((scope) => !before.scopes.includes(scope)) ?? [];
    await requireGrantable(tx, context, added);
    const given = Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined));
    const row = await updateApplication(tx, ownApps(context), params.id, {
      ...given,
      ...(uris && { redirectUris: uris }),
      ...(disabled !== undefined && { disabledAt: disabled ? (before.disabledAt ?? new Date()) : null }),
    });
    if (!row) throw appNotFound();
    if (body.logoUrl !== undefined) await dropLogo(tx, row.id);
    await conclude(tx, context, [`app:${row.id}`], {
      action: "app.update",
      target: target(row.id),
      detail: { name: row.name, changed: Object.keys(body) },
    });
    return appView(tx, row);
  });
});

export const deleteApp = implement(contract.deleteApp, async ({ params }, context) =>
  context.runtime.db.transaction(async (tx) => {
    const row = await deleteApplication(tx, ownApps(context), params.id);
    if (!row) throw appNotFound();
    await conclude(tx, context, [`app:${row.id}`], {
      action: "app.delete",
      target: target(row.id),
      detail: { name: row.name },
    });
    return { id: row.id, removed: true };
  }),
);

export const listAppConnections = implement(contract.listAppConnections, async ({ params, query }, context) => {
  const { db } = context.runtime;
  const row = await findApplication(db, ownApps(context), params.id);
  if (!row) throw appNotFound();
  const connections = await listConnections(db, row.id, query);
  const total = (await countConnections(db, [row.id])).get(row.id) ?? 0;
  return {
    data: connections.map(({ id, personId, name, email, scopes, createdAt, lastUsedAt }) => ({
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
    meta: { total },
  };
});
