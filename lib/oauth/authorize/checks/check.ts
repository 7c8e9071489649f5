import type { Client } from "../../types";
import type { AuthorizeCore } from "../authorize-core";
import type { RawParameters } from "../request";

/** An authorization request whose client and redirect URI are known, as the checks read it. */
export interface UncheckedRequest {
  core: Pick<AuthorizeCore, "knownScopes" | "issuer">;
  client: Client;
  /** Each parameter once; empty where it was given without a value. */
  values: ReadonlyMap<string, string>;
  /** Every value of each. */
  parameters: RawParameters;
}

/** One step of checking an authorization request: what it finds there. A refusal is thrown, a `RedirectError`. */
export interface Check<Found extends object> {
  check(request: UncheckedRequest): Found | Promise<Found>;
  /** What discovery tells of it (RFC 8414 §2), and OpenID Connect Discovery besides. */
  metadata?: Readonly<Record<string, unknown>>;
  openidMetadata?: Readonly<Record<string, unknown>>;
}

/** Declares a check. */
export const defineCheck = <Found extends object>(check: Check<Found>): Check<Found> => check;
