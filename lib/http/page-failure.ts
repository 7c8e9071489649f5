import { isDatabaseAway } from "../../db/errors";
import { runtime } from "../runtime";
import { keepFailure, toFailure } from "./failure";
import { REQUEST_ID_HEADER } from "./private-headers";

/** What Next throws at a request that is its sender's fault, and the code by which the answer and the log tell of it. */
const FAULTS_OF_SENDERS: readonly (readonly [said: RegExp, code: string])[] = [
  // A form of another site: Next compares its Origin with our own.
  [/^Invalid Server Actions request/, "forbidden"],
  [/^(Failed to parse body as FormData|Failed to find Server Action|The Server Reference ID)/, "malformed_request"],
  [/^(aborted|Unexpected end of form)$/, "malformed_request"],
];

/** The status of a page that failed for such a reason, by its code; Next knows of none but 500. */
export const STATUS_OF_PAGE_FAILURE: Readonly<Record<string, number>> = {
  unavailable: 503,
  forbidden: 403,
  malformed_request: 400,
};

function faultOfSender(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  return FAULTS_OF_SENDERS.find(([said]) => said.test(error.message))?.[1];
}

/** Logs what a page threw, with the id of its request and the code that the page shows in place of the error. */
export function logPageFailure(
  error: unknown,
  { headers }: { headers: Readonly<Record<string, string | string[] | undefined>> },
): void {
  const running = runtime();
  const requestId = String(headers[REQUEST_ID_HEADER] ?? "");
  const fault = faultOfSender(error);
  keepFailure(
    { runtime: running, requestId },
    fault === undefined ? toFailure(error) : { code: fault, explanation: null },
  );
  // The request's own line tells of it.
  if (fault !== undefined) return;
  const digest = error instanceof Error && "digest" in error ? error.digest : undefined;
  running.log[isDatabaseAway(error) ? "warn" : "error"]({ err: error, requestId, digest }, "a page failed");
}
