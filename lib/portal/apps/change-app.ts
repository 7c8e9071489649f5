import type { z } from "zod";
import type { Database } from "../../../db/client";
import { dropLogo } from "../../../db/queries/application-logos";
import {
  type ApplicationRow,
  type ApplicationScope,
  insertApplication,
  lockApplication,
  updateApplication,
} from "../../../db/queries/applications";
import { keepRedirectUris } from "../../../db/queries/grants";
import { ApiError } from "../../api-error";
import { conclude } from "../../audit/audit";
import { changesBetween } from "../../audit/changes-between";
import { momentIn } from "../../clock";
import type * as contract from "../../contracts/apps";
import { newId, randomBase62 } from "../../ids";
import { grantTypesFor } from "../../oauth/grants/grants";
import { checkRedirectUri } from "../../oauth/redirect-uri";
import type { Runtime } from "../../runtime";
import { loadSettings } from "../../settings/settings";
import { requireGrantable } from "../management/grantable-scopes";
import { requireNoConnection } from "../management/made-within";
import { onlyTakesAway, requireRights } from "../management/required-rights";
import type { PersonContext } from "../management/use-case";

type NewApp = z.output<typeof contract.createApp.body>;
type AppChange = z.output<typeof contract.updateApp.body>;

/** What may be changed of an app, by the names that callers know. */
const changeable = (row: ApplicationRow) => ({
  name: row.name,
  description: row.description,
  homepageUrl: row.homepageUrl,
  logoUrl: row.logoUrl,
  redirectUris: row.redirectUris,
  scopes: row.scopes,
  disabled: row.disabledAt !== null,
});

/** Each URI once, all of them fit to be registered. Throws `ApiError("validation")` naming each that is not. */
async function goodRedirectUris(runtime: Runtime, uris: readonly string[]): Promise<string[]> {
  const { privateUseSchemes } = await loadSettings(runtime);
  const details = uris.flatMap((uri, index) => {
    const problem = checkRedirectUri(uri, privateUseSchemes);
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

/** Refuses with 403 whoever holds less than the app: its settings and secrets are worth all that it may do. */
export const requireAppRights = (tx: Database, context: PersonContext, { scopes }: ApplicationRow): Promise<void> =>
  requireRights(tx, context, { noun: "app", scopes });

/** A new app whose redirect URIs are fit to be registered. Throws `ApiError("validation")`. */
export async function checkNewApp(runtime: Runtime, app: NewApp): Promise<NewApp> {
  const redirectUris = await goodRedirectUris(runtime, app.redirectUris);
  requireRedirectUri(app.type, redirectUris);
  return { ...app, redirectUris };
}

/** Puts in a checked app of somebody's, as yet without a secret. Throws `ApiError` for scopes that are not the caller's to give. */
export async function insertApp(
  tx: Database,
  context: PersonContext,
  ownerId: string,
  { clientId = randomBase62(24), ...app }: NewApp & { clientId?: string },
): Promise<ApplicationRow> {
  await requireGrantable(tx, context, app.scopes);
  return insertApplication(tx, {
    id: newId("app"),
    clientId,
    kind: "app",
    type: app.type,
    ownerId,
    name: app.name,
    description: app.description ?? "",
    homepageUrl: app.homepageUrl ?? null,
    logoUrl: app.logoUrl ?? null,
    redirectUris: app.redirectUris,
    scopes: app.scopes,
    grantTypes: grantTypesFor("app", app.type),
  });
}

/** Writes into the audit log that an app was created; its owner reads it under Activity. */
export const concludeNewApp = (tx: Database, context: PersonContext, row: ApplicationRow): Promise<void> =>
  conclude(tx, context, [], {
    action: "app.create",
    target: row.id,
    subjectId: row.ownerId,
    detail: { name: row.name, type: row.type, scopes: row.scopes, redirectUris: row.redirectUris },
  });

/** A change whose redirect URIs are fit to be registered. Throws `ApiError("validation")`. */
export const checkAppChange = async (runtime: Runtime, change: AppChange): Promise<AppChange> =>
  change.redirectUris ? { ...change, redirectUris: await goodRedirectUris(runtime, change.redirectUris) } : change;

/**
 * Makes a checked change of an app that is among `owned`. Gives the app as it is then, `null` where there is none.
 * Throws `ApiError` where the change is not the caller's to make.
 */
export async function changeApp(
  tx: Database,
  context: PersonContext,
  { owned, id, change }: { owned: ApplicationScope; id: string; change: AppChange },
): Promise<ApplicationRow | null> {
  const { disabled, redirectUris: uris, ...plain } = change;
  const before = await lockApplication(tx, owned, id);
  if (!before) return null;
  if (uris) requireRedirectUri(before.type, uris);
  // Codes would go where an app once had them sent, after the person has disconnected it.
  if (uris?.some((uri) => !before.redirectUris.includes(uri))) requireNoConnection(context.caller, "redirect URIs");
  if (!onlyTakesAway(change, before)) await requireAppRights(tx, context, before);
  const added = change.scopes?.filter((scope) => !before.scopes.includes(scope)) ?? [];
  await requireGrantable(tx, context, added);
  const given = Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined));
  const row = await updateApplication(tx, owned, id, {
    ...given,
    ...(uris && { redirectUris: uris }),
    ...(disabled !== undefined && { disabledAt: disabled ? (before.disabledAt ?? momentIn(0)) : null }),
  });
  if (!row) return null;
  if (change.logoUrl !== undefined) await dropLogo(tx, row.id);
  // One that is removed may come back as somebody else's: whoever allowed it is asked anew.
  if (uris) await keepRedirectUris(tx, row.id, uris);
  await conclude(tx, context, [`app:${row.id}`], {
    action: "app.update",
    target: row.id,
    subjectId: row.ownerId,
    detail: { name: row.name },
    changes: changesBetween(changeable(before), changeable(row)),
  });
  return row;
}
