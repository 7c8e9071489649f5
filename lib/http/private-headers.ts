// The server sets these on every request and overwrites whatever a client sent under their names, so both lanes may
// believe them. A client that sends them itself forges nothing.

/** The true client address. */
export const ADDRESS_HEADER = "x-gatehouse-address";

/** `1` where the request came through a trusted proxy. */
export const PROXIED_HEADER = "x-gatehouse-proxied";

/**
 * The method that was asked, where it is none of `METHODS`; else empty. Such a request goes on as a GET, since neither
 * Next nor a `Request` takes every method there is, and is told what the address takes instead.
 */
export const FOREIGN_METHOD_HEADER = "x-gatehouse-foreign-method";

/** The id of this request. */
export const REQUEST_ID_HEADER = "x-gatehouse-request-id";
