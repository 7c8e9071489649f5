import { logPageFailure } from "./lib/http/page-failure";

/** Next calls it with every error that a page did not take itself. */
export const onRequestError = logPageFailure;
