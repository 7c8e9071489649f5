import { describe, expect, it } from "vitest";
import { FAILURE_CODES, Failure, type FailureCode } from "../../oauth/failure";
import type { Dialect } from "../dialect";

/** The status of an answer, its body, and the header that challenges whoever gets it. */
type Expected = readonly [status: number, body: unknown, challenge?: string];

/** The sentence of every failure that is tried, and the parameter that it names. */
export const BECAUSE = "That is not right.";
export const PARAMETER = "the_parameter";

/** Every failure that there is, in the exact words of a dialect: the table is total, as the dialect's own is. */
export function describeFailures(dialect: Dialect, table: Readonly<Record<FailureCode, Expected>>): void {
  describe(`${dialect.title} words`, () => {
    it.each(FAILURE_CODES)("%s", (code) => {
      const [status, body, challenge] = table[code];
      const failure = new Failure(code, BECAUSE, { parameter: PARAMETER });
      const { headers, ...answer } = dialect.failures[code](failure);
      expect(answer).toEqual({ status, body });
      expect(headers).toEqual(challenge === undefined ? {} : { "www-authenticate": challenge });
    });

    it.each(FAILURE_CODES)("%s, with when to try again and what is allowed", (code) => {
      const failure = new Failure(code, BECAUSE, { retryAfter: 7, allow: "POST" });
      expect(dialect.failures[code](failure).headers).toMatchObject({ "retry-after": "7", allow: "POST" });
    });
  });
}
