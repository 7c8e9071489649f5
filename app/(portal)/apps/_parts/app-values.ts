import type { FieldErrors, Resolver } from "react-hook-form";
import { type App, createApp } from "@/lib/contracts/apps";
import type { CallBody } from "@/lib/hooks/call-api";
import { refusedUri } from "./redirect-uris-field";

/** What stands in the forms of an app. */
export interface AppValues {
  name: string;
  type: App["type"];
  redirectUris: string[];
  scopes: string[];
  description: string;
  homepageUrl: string;
}

export const APP_FIELDS = ["name", "type", "redirectUris", "scopes", "description", "homepageUrl"] as const;

/** The form of an app as it stands. */
export const valuesOf = (app: App): AppValues => ({
  name: app.name,
  type: app.type,
  redirectUris: app.redirectUris,
  scopes: app.scopes,
  description: app.description,
  homepageUrl: app.homepageUrl ?? "",
});

/** What the API takes: empty lines dropped, empty addresses as none. */
export const bodyOf = (values: AppValues): CallBody<typeof createApp> => ({
  ...values,
  redirectUris: values.redirectUris.map((uri) => uri.trim()).filter(Boolean),
  homepageUrl: values.homepageUrl.trim() || null,
});

/** Checks the form by the contract and the server's own rule for redirect URIs. */
export const resolveApp: Resolver<AppValues> = (values) => {
  const errors: FieldErrors<AppValues> = {};
  for (const { path, message } of createApp.body.safeParse(bodyOf(values)).error?.issues ?? []) {
    const name = APP_FIELDS.find((each) => each === path[0]);
    if (name) errors[name] ??= { type: "contract", message };
  }
  const refused = refusedUri(values.redirectUris);
  if (refused) errors.redirectUris ??= { type: "refused", message: refused };
  return Object.keys(errors).length > 0 ? { values: {}, errors } : { values, errors: {} };
};
