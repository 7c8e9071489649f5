import type { Database } from "../../../db/client";
import { findUser, lockUser } from "../../../db/queries/users";
import { lastDeliveries } from "../../../db/queries/webhook-deliveries";
import {
  countEndpoints,
  deleteEndpoint,
  endSigningIn,
  findEndpoint,
  insertEndpoint,
  listEndpoints,
  listSigning,
  lockEndpoint,
  updateEndpoint,
  type WebhookEndpoint,
} from "../../../db/queries/webhook-endpoints";
import { ApiError } from "../../api-error";
import { audit } from "../../audit/audit";
import { changesBetween, shownHost } from "../../audit/changes-between";
import { momentIn } from "../../clock";
import * as contract from "../../contracts/webhooks";
import { wake } from "../../events/wake";
import { grouped } from "../../grouped";
import { newId } from "../../ids";
import type { Runtime } from "../../runtime";
import { loadSettings } from "../../settings/settings";
import { findAddressProblem } from "../../webhooks/endpoint-address";
import { addSigningSecret, openSecret } from "../../webhooks/signing-secrets";
import { requirePasswordAgain } from "../accounts/password-again";
import { listed } from "../management/listed";
import { requireNoConnection } from "../management/made-within";
import { implement, type PersonContext } from "../management/use-case";
import { deliveryView } from "./webhook-deliveries";

const webhookNotFound = () => new ApiError("notFound", "You have no such webhook.");

const getStatus = ({ disabledAt, disabledReason }: WebhookEndpoint): contract.Webhook["status"] => {
  if (!disabledAt) return "active";
  return disabledReason === "paused" ? "paused" : "disabled";
};

async function views(db: Database, rows: readonly WebhookEndpoint[]): Promise<contract.Webhook[]> {
  const ids = rows.map(({ id }) => id);
  const secrets = grouped(await listSigning(db, ids), ({ endpointId }) => endpointId);
  const deliveries = new Map((await lastDeliveries(db, ids)).map((one) => [one.endpointId, one]));
  return rows.map((row) => {
    const last = deliveries.get(row.id);
    return {
      id: row.id,
      url: row.url,
      description: row.description,
      events: row.events,
      status: getStatus(row),
      disabledReason: row.disabledAt ? row.disabledReason : null,
      failingSince: row.failingSince?.toISOString() ?? null,
      secrets: (secrets.get(row.id) ?? []).map(({ id, createdAt, expiresAt }) => ({
        id,
        createdAt: createdAt.toISOString(),
        expiresAt: expiresAt?.toISOString() ?? null,
      })),
      lastDelivery: last ? deliveryView(last) : null,
      createdAt: row.createdAt.toISOString(),
    };
  });
}

async function view(db: Database, row: WebhookEndpoint): Promise<contract.Webhook> {
  const [one] = await views(db, [row]);
  if (!one) throw webhookNotFound();
  return one;
}

/** The address as it is connected to. Throws `ApiError("validation")` for one that must not be. */
async function goodAddress(runtime: Runtime, text: string): Promise<string> {
  const url = new URL(text);
  const { privateWebhookHosts } = await loadSettings(runtime);
  const message = findAddressProblem(url, { env: runtime.env, privateWebhookHosts });
  if (message) throw new ApiError("validation", `url: ${message}`, { details: [{ field: "url", message }] });
  return url.href;
}

/** A webhook goes on telling of the account whoever set it up, and its secret is good for as long as it stands. */
const requireOwnHand = ({ caller }: PersonContext): void => requireNoConnection(caller, "webhooks");

const about = ({ id, url }: WebhookEndpoint) => ({ target: id, detail: { url: shownHost(url) } });

const changeable = ({ url, description, events, disabledAt }: WebhookEndpoint) => ({
  ...{ url: shownHost(url), description, events },
  paused: disabledAt !== null,
});

export const listWebhooks = implement(contract.listWebhooks, async (_, { runtime: { db }, caller }) =>
  listed(await views(db, await listEndpoints(db, caller.user.id))),
);

async function own({ runtime, caller }: PersonContext, id: string): Promise<WebhookEndpoint> {
  const row = await findEndpoint(runtime.db, caller.user.id, id);
  if (!row) throw webhookNotFound();
  return row;
}

export const getWebhook = implement(contract.getWebhook, async ({ params }, context) =>
  view(context.runtime.db, await own(context, params.id)),
);

export const createWebhook = implement(contract.createWebhook, async ({ body }, context) => {
  const { runtime, caller } = context;
  requireOwnHand(context);
  const url = await goodAddress(runtime, body.url);
  const limit = (await loadSettings(runtime)).limits.webhooks;
  return runtime.db.transaction(async (tx) => {
    // The lock makes two creations at once count one after the other.
    const owner = await lockUser(tx, caller.user.id);
    if (!owner) throw webhookNotFound();
    if ((await countEndpoints(tx, owner.id)) >= limit) {
      throw new ApiError("conflict", `You have ${limit} webhooks, and cannot have more. Delete one first.`);
    }
    const row = await insertEndpoint(tx, {
      id: newId("whk"),
      userId: owner.id,
      url,
      description: body.description ?? "",
      events: body.events ?? null,
    });
    const secret = await addSigningSecret(tx, runtime, { endpointId: row.id, ownerKey: owner.ownerKey });
    await audit(tx, context, { action: "webhook.create", ...about(row) });
    return { ...(await view(tx, row)), secret };
  });
});

const getPause = (before: WebhookEndpoint, paused: boolean) =>
  paused
    ? { disabledAt: before.disabledAt ?? momentIn(0), disabledReason: before.disabledReason ?? ("paused" as const) }
    : { disabledAt: null, disabledReason: null, failingSince: null };

export const updateWebhook = implement(contract.updateWebhook, async ({ params, body }, context) => {
  const { runtime, caller } = context;
  const pauses = body.paused === true && Object.values(body).filter((value) => value !== undefined).length === 1;
  if (!pauses) requireOwnHand(context);
  const url = body.url === undefined ? undefined : await goodAddress(runtime, body.url);
  return runtime.db.transaction(async (tx) => {
    const before = await lockEndpoint(tx, caller.user.id, params.id);
    if (!before) throw webhookNotFound();
    const row = await updateEndpoint(tx, before.id, {
      ...(url !== undefined && { url, ...(url !== before.url && { failingSince: null }) }),
      ...(body.description !== undefined && { description: body.description }),
      ...(body.events !== undefined && { events: body.events }),
      ...(body.paused !== undefined && getPause(before, body.paused)),
    });
    if (!row) throw webhookNotFound();
    const changes = changesBetween(changeable(before), changeable(row));
    // Another path of the same server is a change too, though it is not written down.
    if (before.url !== row.url && !changes.changed.includes("url")) changes.changed.push("url");
    await audit(tx, context, { action: "webhook.update", ...about(row), changes });
    // What waited meanwhile is due.
    if (body.paused === false) tx.afterCommit(wake);
    return view(tx, row);
  });
});

export const deleteWebhook = implement(contract.deleteWebhook, async ({ params }, context) =>
  context.runtime.db.transaction(async (tx) => {
    const row = await deleteEndpoint(tx, context.caller.user.id, params.id);
    if (!row) throw webhookNotFound();
    await audit(tx, context, { action: "webhook.delete", ...about(row) });
    return { id: row.id, removed: true as const };
  }),
);

/** Two, so that one can be replaced by the other without a delivery that cannot be verified. */
const SECRETS_AT_ONCE = 2;

export const rotateWebhookSecret = implement(contract.rotateWebhookSecret, async ({ params, body }, context) => {
  const { runtime, caller } = context;
  requireOwnHand(context);
  return runtime.db.transaction(async (tx) => {
    const row = await lockEndpoint(tx, caller.user.id, params.id);
    const owner = await findUser(tx, caller.user.id);
    if (!row || !owner) throw webhookNotFound();
    await endSigningIn(tx, row.id, body.overlapSeconds);
    if ((await listSigning(tx, [row.id])).length >= SECRETS_AT_ONCE) {
      throw new ApiError(
        "conflict",
        "Two secrets sign already. Wait for the older one to end, or rotate without overlap.",
      );
    }
    const secret = await addSigningSecret(tx, runtime, { endpointId: row.id, ownerKey: owner.ownerKey });
    const { target, detail } = about(row);
    await audit(tx, context, {
      action: "webhook.rotate",
      target,
      detail: { ...detail, overlapSeconds: body.overlapSeconds },
    });
    return { ...(await view(tx, row)), secret };
  });
});

export const revealWebhookSecret = implement(contract.revealWebhookSecret, async ({ params, body }, context) => {
  const { runtime, caller } = context;
  requireOwnHand(context);
  const row = await own(context, params.id);
  const owner = await findUser(runtime.db, caller.user.id);
  const [newest] = await listSigning(runtime.db, [row.id]);
  if (!owner || !newest) throw webhookNotFound();
  await requirePasswordAgain(runtime, owner, body.password, "password");
  const secret = await openSecret(runtime, newest, owner.ownerKey);
  // Shown only once it is written down that it was.
  await runtime.db.transaction((tx) => audit(tx, context, { action: "webhook.reveal-secret", ...about(row) }));
  return { secret };
});
