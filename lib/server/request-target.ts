/**
 * The path and query that a request line means, or `null` where it means none of ours. Beside the usual form there is
 * the one for proxies, `GET http://host/path`, which every server must take (RFC 9112 §3.2.2).
 */
export function requestTarget(target: string): string | null {
  if (target.startsWith("/")) return target;
  if (!/^https?:\/\//i.test(target) || !URL.canParse(target)) return null;
  const { pathname, search } = new URL(target);
  return pathname + search;
}

/** The path of a request target, as every address is known by: a slash at the end of it says nothing. */
export const plainPath = (target: string): string => {
  const query = target.indexOf("?");
  const path = query < 0 ? target : target.slice(0, query);
  return path.endsWith("/") ? path.replace(/(?<=[^/])\/+$/, "") : path;
};

/** A request target with its plain path. */
export function withPlainPath(target: string): string {
  const query = target.indexOf("?");
  return query < 0 ? plainPath(target) : plainPath(target) + target.slice(query);
}
