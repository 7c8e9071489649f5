import { z } from "zod";
import type { Database } from "../../../../db/client";
import { isUniqueViolation } from "../../../../db/errors";
import { type ApplicationRow, listApplications, listAppsWithOwners } from "../../../../db/queries/applications";
import { findAccount } from "../../../../db/queries/users";
import { ApiError } from "../../../api-error";
import { createApp as createAppCall } from "../../../contracts/apps";
import { email } from "../../../contracts/fields";
import { changeApp, checkAppChange, checkNewApp, concludeNewApp, insertApp } from "../../apps/change-app";
import { clientId } from "../../apps/client-id";
import type { PersonContext } from "../../management/use-case";
import { changedFields, defineListSection } from "../section";

const { name, type, redirectUris, scopes, description, homepageUrl, logoUrl } = createAppCall.body.shape;

const EVERYBODYS = { kind: "app", ownerId: null } as const;

const item = z.strictObject({
  clientId,
  /** The email address of the developer whose app it is. */
  owner: email.transform((text) => text.toLowerCase()),
  name,
  type,
  description: description.unwrap().default(""),
  homepageUrl: homepageUrl.unwrap().unwrap().nullable().default(null),
  logoUrl: logoUrl.unwrap().unwrap().nullable().default(null),
  redirectUris: redirectUris.default([]),
  scopes: scopes.transform((names) => names.sort()),
  disabled: z.boolean({ error: "Say true or false." }).default(false),
});
type App = z.output<typeof item>;

const invalid = (field: string, message: string) =>
  new ApiError("validation", message, { details: [{ field, message }] });

const toItem = (row: ApplicationRow, owner: string): App => ({
  clientId: row.clientId,
  owner,
  name: row.name,
  type: row.type,
  description: row.description,
  homepageUrl: row.homepageUrl,
  // An uploaded picture is no text: it stays where it is, and is not carried elsewhere.
  logoUrl: row.logoUrl?.startsWith("/") ? null : row.logoUrl,
  redirectUris: row.redirectUris,
  scopes: [...row.scopes].sort(),
  disabled: row.disabledAt !== null,
});

const read = async (db: Database): Promise<App[]> =>
  (await listAppsWithOwners(db)).map(({ app, owner }) => toItem(app, owner.toLowerCase()));

async function add(context: PersonContext, { disabled, owner, ...app }: App): Promise<void> {
  const tx = context.runtime.db;
  const person = await findAccount(tx, owner);
  if (!person)
    throw invalid("owner", `Nobody has the email address ${owner}. Make the account first, or name another owner.`);
  const checked = await checkNewApp(context.runtime, app);
  const row = await insertApp(tx, context, person.id, { ...checked, clientId: app.clientId }).catch(
    (error: unknown) => {
      throw isUniqueViolation(error) ? invalid("clientId", "Another client has this id. Choose another one.") : error;
    },
  );
  await concludeNewApp(tx, context, row);
  if (disabled) await changeApp(tx, context, { owned: EVERYBODYS, id: row.id, change: { disabled } });
}

async function change(context: PersonContext, app: App, before: App): Promise<void> {
  if (app.type !== before.type) throw invalid("type", `The type of an app stays what it is: ${before.type}.`);
  if (app.owner !== before.owner) throw invalid("owner", `The owner of an app stays who it is: ${before.owner}.`);
  const { clientId: _, owner: __, type: ___, ...changed } = changedFields(before, app);
  const tx = context.runtime.db;
  const row = (await listApplications(tx, EVERYBODYS)).find((one) => one.clientId === app.clientId);
  if (!row) throw new ApiError("notFound", "There is no such app.");
  await changeApp(tx, context, {
    owned: EVERYBODYS,
    id: row.id,
    change: await checkAppChange(context.runtime, changed),
  });
}

/** Apps of developers, each known by its client id. Those that the file does not list are theirs alone, and stay. */
export const appsSection = defineListSection({
  name: "apps",
  noun: "app",
  item,
  nameOf: (app) => app.clientId,
  read,
  add,
  change,
  remove: null,
});
