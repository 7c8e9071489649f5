import { listRoleHoldings, listServedCalls, type RoleHolding, type ServedCalls } from "../../../db/queries/role-reach";
import { findRole } from "../../../db/queries/roles";
import { askedScope, type LiveOperation, liveOperation } from "../../access/operations";
import { allows, effectiveScopes } from "../../access/scopes";
import { ApiError } from "../../api-error";
import * as contract from "../../contracts/roles";
import { usageOf } from "../../usage/usage";
import { knownOperations } from "../known-operations";
import { implement } from "../use-case";

const DAYS = 7;

/** What a thing may do under a role of these scopes: as the gate computes it. */
const under = ({ scopes, grantScopes, applicationScopes }: RoleHolding, role: readonly string[]) =>
  effectiveScopes(scopes, [grantScopes, applicationScopes, role]);

interface Judged extends RoleHolding {
  before: readonly string[];
  after: readonly string[];
}

/** Of each scope that `held` has and `left` does not cover, how many things and whose. */
function losses(judged: readonly Judged[], held: "before" | "after", left: "before" | "after") {
  const found = new Map<string, { credentials: number; users: Set<string> }>();
  for (const one of judged) {
    for (const scope of one[held].filter((each) => !allows(one[left], each))) {
      const loss = found.get(scope) ?? { credentials: 0, users: new Set() };
      loss.credentials += 1;
      loss.users.add(one.userId);
      found.set(scope, loss);
    }
  }
  return [...found]
    .map(([scope, { credentials, users }]) => ({ scope, credentials, users: users.size }))
    .sort((one, other) => one.scope.localeCompare(other.scope));
}

/** What made the calls, as far as it still lives: by its credential, else by its app and person. */
const madeBy = (judged: readonly Judged[], calls: ServedCalls): Judged[] =>
  judged.filter(
    ({ credentialId, applicationId, userId }) =>
      userId === calls.userId &&
      credentialId === calls.credentialId &&
      (calls.credentialId !== "" || applicationId === calls.applicationId),
  );

/** What a change does to calls that were served: they still are, they are not, or that hangs on what each asked for. */
type Fate = "served" | "refused" | "open";

const fateByScope = (scope: string, { before, after }: Judged): Fate =>
  allows(before, scope) && !allows(after, scope) ? "refused" : "served";

/**
 * Of calls whose scopes show only in the request: which entities were touched is not kept, but nothing can be refused
 * where all scopes of the kind stay, and nothing served where none does.
 */
function fateByContent({ public: open, perEntity }: LiveOperation, { before, after }: Judged): Fate {
  if (open || perEntity === undefined) return "served";
  const ofKind = (scopes: readonly string[]) =>
    scopes.filter((scope) => scope === perEntity || scope.endsWith(`:${perEntity}`));
  const held = ofKind(before);
  if (held.every((scope) => allows(after, scope))) return "served";
  return ofKind(after).some((scope) => held.some((each) => allows([each], scope))) ? "open" : "refused";
}

export const previewRole = implement(contract.previewRole, async ({ params, body }, { runtime }) => {
  const role = await findRole(runtime.db, params.name);
  if (!role) throw new ApiError("notFound", "There is no such role.");
  await usageOf(runtime).flush();
  const holdings = await listRoleHoldings(runtime.db, role.name);
  const judged = holdings.map((one) => ({ ...one, before: under(one, role.scopes), after: under(one, body.scopes) }));
  const operations = new Map((await knownOperations(runtime)).map((one) => [one.id, one]));
  const refused = new Map<string, contract.RolePreview["refused"][number]>();
  let undecided = 0;
  for (const calls of await listServedCalls(runtime.db, role.name, DAYS)) {
    const declared = operations.get(calls.operation);
    const makers = madeBy(judged, calls);
    if (!declared || makers.length === 0) continue;
    const live = await liveOperation(runtime, declared);
    const scope = askedScope(live);
    const fates = makers.map((one) => (scope === null ? fateByContent(live, one) : fateByScope(scope, one)));
    if (fates.every((fate) => fate === "refused")) {
      const { id, method, path } = declared;
      const one = refused.get(id) ?? { operation: id, method, path, scope: scope ?? live.perEntity ?? "", calls: 0 };
      refused.set(id, { ...one, calls: one.calls + calls.calls });
    } else if (fates.includes("open")) undecided += calls.calls;
  }
  return {
    lost: losses(judged, "before", "after"),
    gained: losses(judged, "after", "before"),
    refused: [...refused.values()].sort((one, other) => other.calls - one.calls),
    undecided,
  };
});
