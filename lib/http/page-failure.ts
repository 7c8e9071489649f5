import { runtime } from "../runtime";
import { REQUEST_ID_HEADER } from "./private-headers";

/** Logs what a page threw, with the id of its request and the code that the page shows in place of the error. */
export function logPageFailure(
  error: unknown,
  { headers }: { headers: Readonly<Record<string, string | string[] | undefined>> },
): void {
  const digest = error instanceof Error && "digest" in error ? error.digest : undefined;
  runtime().log.error({ err: error, requestId: headers[REQUEST_ID_HEADER], digest }, "a page failed");
}
