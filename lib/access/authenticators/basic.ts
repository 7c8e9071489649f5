import { pathOf } from "../../path-of";
import { AccessError } from "../../refusals/access-error";
import type { Authenticator } from "../identified";

/** Whether the path is one where Excel and Power BI connect, with Basic (CONTRACT §3.2). */
export const takesBasic = (pathname: string): boolean => /^\/(api\/)?odata(\/|$)/.test(pathname);

/** The password of an `Authorization: Basic` header (RFC 7617); the user name is free. */
function basicPassword(request: Request): string | undefined {
  const header = request.headers.get("authorization");
  const [, encoded] = /^basic +([A-Za-z0-9+/_-]*=*)$/i.exec(header?.trim() ?? "") ?? [];
  if (encoded === undefined) return undefined;
  const decoded = Buffer.from(encoded, "base64").toString("utf8");
  const colon = decoded.indexOf(":");
  return colon < 0 ? "" : decoded.slice(colon + 1);
}

/** Basic on the OData addresses, with any user name and one of the other credentials as the password. */
export const basicAuthenticator = (others: readonly Authenticator[]): Authenticator => ({
  present: (request) => (takesBasic(pathOf(request.url)) ? basicPassword(request) : undefined),
  identify(presented, context) {
    const by = others.find((other) => other.recognises?.(presented));
    if (!by) throw new AccessError("invalid_token", "The password must be an API key or a personal access token.");
    return by.identify(presented, context);
  },
});
