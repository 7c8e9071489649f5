import type { Account } from "../e2e/fixtures/account";

/** One kind of work: `start` makes what one client of `account` needs, and gives the step that it repeats. */
export interface Work {
  name: string;
  start(account: Account): Promise<Step>;
}

/** Does the work once. Throws where an answer is not the one that was asked for. */
export type Step = () => Promise<void>;

/** Reads an answer to its end. Throws where the status is another: a quick refusal must never pass for quick work. */
export async function answered(response: Response, status = 200): Promise<string> {
  const text = await response.text();
  if (response.status !== status) throw new Error(`${response.status} instead of ${status}: ${text.slice(0, 300)}`);
  return text;
}
