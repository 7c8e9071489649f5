/** What may be asked for as `response_type` (RFC 6749 §3.1.1), and what clients may be registered for. */
export const RESPONSE_TYPES: readonly string[] = ["code"];
