import type { ClientCredentials, IssuedTokens } from "../oauth/core";
import { Failure, type FailureCode } from "../oauth/failure";
import type { Grant } from "../oauth/grants/grant";
import { GRANT_TYPES, type GrantType, type TokenPolicy } from "../oauth/types";

/** The published contracts; a chain of tokens remembers at which it began. */
export const DIALECT_NAMES = ["standard", "admin", "b2b", "consumer", "basic"] as const;
export type DialectName = (typeof DIALECT_NAMES)[number];

/** A token request as a dialect reads it off the wire. */
export interface ReadRequest {
  grant: Grant;
  parameters: ReadonlyMap<string, string>;
  client: ClientCredentials | null;
}

/**
 * A published contract over the one token core (DESIGN §1.1): what it offers, how its chains are kept, and how success
 * and each failure are worded.
 */
export interface Dialect {
  name: DialectName;
  /** How chains that begin here are kept; lifetimes are the settings'. */
  policy: Omit<TokenPolicy, "accessLifetime" | "refreshLifetime">;
  success(tokens: IssuedTokens): unknown;
  /** Total over the closed list: leaving a failure out does not compile. */
  failures: Record<FailureCode, (failure: Failure) => Answer>;
}

/** An answer before the headers that all token answers share. */
export interface Answer {
  status: number;
  body: unknown;
  headers?: Record<string, string>;
}

/** The grants of a dialect whose requests name a `grant_type`; `null` = not offered. Total, like the failures. */
export type GrantTable = Record<GrantType, Grant | null>;

/** The grant that a request's `grant_type` names. Throws `Failure`. */
export function grantOf(table: GrantTable, parameters: ReadonlyMap<string, string>): Grant {
  const named = parameters.get("grant_type");
  if (!named) {
    throw new Failure("unsupported_grant_type", 'The parameter "grant_type" is missing.', { parameter: "grant_type" });
  }
  const type = GRANT_TYPES.find((known) => known === named);
  const grant = type && table[type];
  if (!grant) {
    const offered = GRANT_TYPES.filter((known) => table[known]).join(", ");
    throw new Failure("unsupported_grant_type", `The grant_type must be one of: ${offered}.`, {
      parameter: "grant_type",
    });
  }
  return grant;
}

/** Headers of a failure that follow from its facts. */
export function factHeaders({ facts }: Failure): Record<string, string> {
  return {
    ...(facts.retryAfter !== undefined && { "retry-after": String(facts.retryAfter) }),
    ...(facts.allow !== undefined && { allow: facts.allow }),
  };
}
