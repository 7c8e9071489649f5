import { z } from "zod";
import { defineCall, id, idParams, listOutput, moment, removed } from "./call";
import { overlapSeconds } from "./credentials";
import { line, paragraph, someScopes, webUrl } from "./fields";
import { pageOutput, paging } from "./paging";
import { picture } from "./picture";

export const APP_TYPES = ["confidential", "public"] as const;

export const appSecret = z.strictObject({
  id: z.string(),
  /** The last four characters. */
  hint: z.string(),
  createdAt: moment,
  expiresAt: moment.nullable(),
  lastUsedAt: moment.nullable(),
});

const app = z.strictObject({
  id: z.string(),
  clientId: z.string(),
  name: z.string(),
  type: z.enum(APP_TYPES),
  description: z.string(),
  homepageUrl: z.string().nullable(),
  /** A logo that was uploaded here is a path of this server. */
  logoUrl: z.string().nullable(),
  redirectUris: z.array(z.string()),
  scopes: z.array(z.string()),
  status: z.enum(["active", "disabled"]),
  secrets: z.array(appSecret),
  /** How many people have connected it. */
  connections: z.number().int(),
  lastUsedAt: moment.nullable(),
  createdAt: moment,
});
export type App = z.output<typeof app>;

const appFields = {
  name: line("Name", 60),
  type: z.enum(APP_TYPES, { error: "Choose confidential or public." }),
  redirectUris: z
    .array(z.string().trim().min(1, "A redirect URI must not be empty.").max(500, "That redirect URI is too long."))
    .max(20, "At most 20 redirect URIs."),
  scopes: someScopes,
  description: paragraph("Description").optional(),
  homepageUrl: webUrl().nullish(),
  logoUrl: webUrl().nullish(),
};

export const listApps = defineCall({
  id: "listApps",
  method: "GET",
  path: "/api/portal/apps",
  summary: "My apps, newest first.",
  access: "portal",
  output: listOutput(app),
});

export const createApp = defineCall({
  id: "createApp",
  method: "POST",
  path: "/api/portal/apps",
  summary: "Create an OAuth app. A confidential one gets its first secret in this answer.",
  access: "portal",
  body: z.strictObject(appFields),
  output: app.extend({ clientSecret: z.string().optional() }),
  status: 201,
});

export const getApp = defineCall({
  id: "getApp",
  method: "GET",
  path: "/api/portal/apps/{id}",
  summary: "One of my apps.",
  access: "portal",
  params: idParams,
  output: app,
});

export const updateApp = defineCall({
  id: "updateApp",
  method: "PATCH",
  path: "/api/portal/apps/{id}",
  summary: "Change an app, or disable and enable it.",
  access: "portal",
  params: idParams,
  body: z
    .strictObject({ ...appFields, disabled: z.boolean() })
    .omit({ type: true })
    .partial(),
  output: app,
});

export const deleteApp = defineCall({
  id: "deleteApp",
  method: "DELETE",
  path: "/api/portal/apps/{id}",
  summary: "Delete an app with its secrets, connections and tokens.",
  access: "portal",
  params: idParams,
  output: removed,
});

export const setAppLogo = defineCall({
  id: "setAppLogo",
  method: "PUT",
  path: "/api/portal/apps/{id}/logo",
  summary: "Give an app a logo: PNG, JPEG, GIF or WebP. It is drawn anew, at most 256 by 256 pixels.",
  access: "portal",
  params: idParams,
  body: z.strictObject({ picture }),
  output: app,
});

export const removeAppLogo = defineCall({
  id: "removeAppLogo",
  method: "DELETE",
  path: "/api/portal/apps/{id}/logo",
  summary: "Take an app's logo away.",
  access: "portal",
  params: idParams,
  output: app,
});

/** Somebody who has connected an app, as far as they let the app know them. */
const appConnection = z.strictObject({
  id: z.string(),
  person: z.strictObject({
    /** As the app's tokens name them (`sub`). */
    id: z.string(),
    /** `null`: the app may not see the profile. */
    name: z.string().nullable(),
    /** `null`: the app may not see the email address. */
    email: z.string().nullable(),
  }),
  scopes: z.array(z.string()),
  createdAt: moment,
  lastUsedAt: moment.nullable(),
});
export type AppConnection = z.output<typeof appConnection>;

export const listAppConnections = defineCall({
  id: "listAppConnections",
  method: "GET",
  path: "/api/portal/apps/{id}/connections",
  summary: "Who has connected one of my apps, the newest first.",
  access: "portal",
  params: idParams,
  query: z.strictObject(paging),
  output: pageOutput(appConnection),
});

/** `{id}` and `{sid}` of a client secret's path. */
export const secretParams = z.strictObject({ id, sid: id });

export const addAppSecret = defineCall({
  id: "addAppSecret",
  method: "POST",
  path: "/api/portal/apps/{id}/secrets",
  summary: "Add a second client secret, so that the first can be replaced without an outage.",
  access: "portal",
  params: idParams,
  body: z.strictObject({
    /** The older secrets stop working this many seconds from now; left out, they work on until they are dropped. */
    overlapSeconds: overlapSeconds.unwrap().optional(),
  }),
  output: appSecret.extend({ clientSecret: z.string() }),
  status: 201,
});

export const revealAppSecret = defineCall({
  id: "revealAppSecret",
  method: "POST",
  path: "/api/portal/apps/{id}/secrets/{sid}/reveal",
  summary: "Show a client secret again, after the password is typed once more.",
  access: "portal",
  changes: "nothing",
  params: secretParams,
  body: z.strictObject({ password: z.string().min(1, "Type your password.").max(256) }),
  output: z.strictObject({ clientSecret: z.string() }),
});

export const removeAppSecret = defineCall({
  id: "removeAppSecret",
  method: "DELETE",
  path: "/api/portal/apps/{id}/secrets/{sid}",
  summary: "Drop a client secret. Requests that use it are refused at once.",
  access: "portal",
  params: secretParams,
  output: removed,
});
