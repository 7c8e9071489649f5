import type { ClientCredentials, IssuedTokens } from "../oauth/core";
import { Failure, type FailureCode } from "../oauth/failure";
import type { Grant, GrantDeclaration } from "../oauth/grants/grant";
import type { GrantType } from "../oauth/grants/grants";
import type { TokenPolicy } from "../oauth/types";
import type { DialectName } from "./dialect-names";

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
  /** What administrators read where they set its lifetimes. */
  title: string;
  /** Its token endpoint. No operation of an upstream API may begin with the same segment. */
  path: `/${string}`;
  /** Its authorization endpoint, where it has one. */
  authorizePath?: `/${string}`;
  /** Seconds that its tokens live until an administrator says otherwise; a refresh token's after its last use. */
  lifetimes: { accessToken: number; refreshToken: number };
  /** What a `grant_type` may name here, in the order in which a refusal lists them; none where requests name no grant. */
  grants: readonly GrantDeclaration<GrantType>[];
  /** How chains that begin here are kept; lifetimes are the settings'. */
  policy: Omit<TokenPolicy, "accessLifetime" | "refreshLifetime">;
  success(tokens: IssuedTokens): unknown;
  /** Total over the closed list: leaving a failure out does not compile. */
  failures: Record<FailureCode, (failure: Failure) => Answer>;
}

/** For lifetimes. */
export const DAY = 86_400;

/** An answer before the headers that all token answers share. */
export interface Answer {
  status: number;
  body: unknown;
  headers?: Record<string, string>;
}

/** The grant that a request's `grant_type` names. Throws `Failure`. */
export function findGrant({ grants }: Pick<Dialect, "grants">, parameters: ReadonlyMap<string, string>): Grant {
  const named = parameters.get("grant_type");
  if (!named) {
    throw new Failure("missing_grant_type", 'The parameter "grant_type" is missing.', { parameter: "grant_type" });
  }
  const grant = grants.find(({ type }) => type === named);
  if (!grant) {
    const offered = grants.map(({ type }) => type).join(", ");
    throw new Failure("unsupported_grant_type", `The grant_type must be one of: ${offered}.`, {
      parameter: "grant_type",
    });
  }
  return grant.run;
}

/** Headers of a failure that follow from its facts. */
export function factHeaders({ facts }: Failure): Record<string, string> {
  return {
    ...(facts.retryAfter !== undefined && { "retry-after": String(facts.retryAfter) }),
    ...(facts.allow !== undefined && { allow: facts.allow }),
    ...(facts.acceptEncoding !== undefined && { "accept-encoding": facts.acceptEncoding }),
  };
}
