import type { App, createApp } from "@/lib/contracts/apps";
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

/** The form of an app as it stands. */
export const toValues = (app: App): AppValues => ({
  name: app.name,
  type: app.type,
  redirectUris: app.redirectUris,
  scopes: app.scopes,
  description: app.description,
  homepageUrl: app.homepageUrl ?? "",
});

/** What the API takes: empty lines dropped, empty addresses as none. */
export const toBody = (values: AppValues): CallBody<typeof createApp> => ({
  ...values,
  redirectUris: values.redirectUris.map((uri) => uri.trim()).filter(Boolean),
  homepageUrl: values.homepageUrl.trim() || null,
});

/** What the server refuses of redirect URIs beside the contract. */
export function findUriProblems({ redirectUris }: AppValues) {
  const message = refusedUri(redirectUris);
  return message ? [{ path: ["redirectUris"], message }] : [];
}
