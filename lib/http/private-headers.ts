// The server sets these on every request and overwrites whatever a client sent under their names, so both lanes may
// believe them. A client that sends them itself forges nothing.

/** The true client address. */
export const ADDRESS_HEADER = "x-gatehouse-address";

/** `1` where the request came through a trusted proxy. */
export const PROXIED_HEADER = "x-gatehouse-proxied";

/** The id of this request. */
export const REQUEST_ID_HEADER = "x-gatehouse-request-id";
