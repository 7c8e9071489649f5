import type { JWK } from "jose";
import { listScopeNames } from "../../../db/queries/scope-names";
import { getKeyRing } from "../../access/key-ring";
import { cached } from "../../changes/cached";
import { publishedJwk } from "../../oauth/signing-key";
import { perRuntime } from "../../per-runtime";
import type { Runtime } from "../../runtime";
import { allows } from "../../scopes/scopes";
import { loadSettings } from "../../settings/settings";
import { scopesForAnyClient } from "../apps/register-client";

/** What anybody may read of this server: what discovery tells beyond addresses. */
export interface Published {
  /** Every scope that there is (RFC 8414 §2). */
  scopes: readonly string[];
  /** Those that people of the default role can be asked for: clients ask for all that a resource lists (RFC 9728 §2). */
  scopesForAnyClient: readonly string[];
  dynamicRegistration: boolean;
  /** Every key whose tokens may still be presented (RFC 7517 §5). */
  keys: readonly JWK[];
  /** When the next of them ends; `null`: none does. */
  nextEnd: Date | null;
  idTokenAlgorithm: string;
}

async function load(runtime: Runtime): Promise<Published> {
  const [scopes, open, { dynamicRegistration }, keyRing] = await Promise.all([
    listScopeNames(runtime.db),
    scopesForAnyClient(runtime),
    loadSettings(runtime),
    getKeyRing(runtime),
  ]);
  return {
    scopes,
    scopesForAnyClient: scopes.filter((name) => allows(open, name)),
    dynamicRegistration,
    keys: keyRing.published.map(publishedJwk),
    nextEnd: keyRing.nextEnd,
    idTokenAlgorithm: keyRing.idTokens.algorithm,
  };
}

const memory = perRuntime("published", (runtime: Runtime) =>
  // Every change of scopes is one of a role, since administrators hold all.
  cached(runtime.db, ["settings", "role:", "signing-keys"], () => load(runtime), {
    lastWhileAway: true,
    getEnd: ({ nextEnd }) => nextEnd,
  }),
);

/**
 * What is published now: from memory, which a change anywhere empties. While the database is away it is what was
 * published last: clients that verify tokens themselves depend on it, and it opens nothing.
 */
export const getPublished = (runtime: Runtime): Promise<Published> => memory(runtime)();
