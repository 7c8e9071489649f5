/** Where to go after signing in when nothing else is asked for. */
const AFTER_SIGN_IN = "/dashboard";

const NOWHERE = "http://gatehouse.invalid";

/** The path that a `callbackUrl` names, if it is one of this site; anything else would be an open redirect. */
export function localPath(value: string | string[] | undefined): string {
  if (typeof value !== "string" || !value.startsWith("/") || !URL.canParse(value, NOWHERE)) return AFTER_SIGN_IN;
  const { origin, pathname, search } = new URL(value, NOWHERE);
  // What is left of `/.//evil.example` names another host, as it did not before.
  return origin === NOWHERE && !pathname.startsWith("//") ? pathname + search : AFTER_SIGN_IN;
}

/** The address of another account page that keeps where the person wants to go. */
export const withCallback = (page: "/login" | "/login/code" | "/signup", callbackUrl: string): string =>
  callbackUrl === AFTER_SIGN_IN ? page : `${page}?${new URLSearchParams({ callbackUrl })}`;
