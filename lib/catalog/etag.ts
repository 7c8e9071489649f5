const ETAG = /^\{"@odata\.etag":"(W\/\\"\d+\\")",?/;

/** The version at the beginning of a row's JSON text, as the `ETag` header has it. */
export function computeEtag(object: string): string | null {
  const found = ETAG.exec(object)?.[1];
  return found === undefined ? null : found.replaceAll("\\", "");
}

/** A row's JSON text without its version. */
export const withoutEtag = (object: string): string => object.replace(ETAG, "{");

/** The versions in an `If-Match`; `null` for `*` and where there is none (RFC 9110 §13.1.1). */
export function readEtags(header: string | null): string[] | null {
  if (header === null || header.trim() === "*") return null;
  return header.split(",").map((part) =>
    part
      .trim()
      .replace(/^W\//i, "")
      .replace(/^"(.*)"$/, "$1")
      .slice(0, 64),
  );
}
