import { type Bounds, type RoleReach, roleReach } from "../../../db/queries/role-reach";
import { findRole } from "../../../db/queries/roles";
import { askedScope, type LiveOperation, liveOperation } from "../../access/operations";
import { ApiError } from "../../api-error";
import * as contract from "../../contracts/roles";
import { inTurns } from "../../in-turns";
import { OWN_GRANTS } from "../../oauth/grants/grants";
import { allows, effectiveScopes, withIncluded } from "../../scopes/scopes";
import { getUsageCounter } from "../../usage/usage";
import { implement } from "../management/use-case";
import { knownOperations } from "../system/known-operations";

const DAYS = 7;

/** What a thing may do under a role of these scopes: as the gate computes it. */
export const scopesUnder = (
  { scopes, grantScopes, applicationScopes, credentialScopes }: Bounds,
  role: readonly string[],
) => effectiveScopes(scopes, [grantScopes, applicationScopes, credentialScopes, role]);

/** What things that are bounded alike may do. */
interface Judged {
  credentials: number;
  before: readonly string[];
  after: readonly string[];
}

/** The members at these places. */
const at = <Member>(members: readonly Member[], places: readonly number[]): Member[] =>
  places.flatMap((place) => members[place] ?? []);

/** Of each scope that `held` has and `left` does not cover, how many things and how many people lose it. */
async function losses(
  judged: readonly Judged[],
  people: RoleReach["people"],
  given: "before" | "after",
  left: "before" | "after",
) {
  const found = new Map<string, { credentials: number; users: number }>();
  const scopes: string[][] = [];
  await inTurns(judged, (one) => {
    const lost = one[given].filter((scope) => !allows(one[left], scope));
    scopes.push(lost);
    for (const scope of lost) {
      found.set(scope, { users: 0, credentials: (found.get(scope)?.credentials ?? 0) + one.credentials });
    }
  });
  await inTurns(people, ({ bounds, users }) => {
    for (const scope of new Set(at(scopes, bounds).flat())) {
      const loss = found.get(scope);
      if (loss) loss.users += users;
    }
  });
  return [...found]
    .map(([scope, { credentials, users }]) => ({ scope, credentials, users }))
    .sort((one, other) => one.scope.localeCompare(other.scope));
}

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
  const ofKind = (scopes: readonly string[]) => scopes.filter((scope) => allows([perEntity], scope));
  const held = ofKind(before);
  if (held.every((scope) => allows(after, scope))) return "served";
  return ofKind(after).some((scope) => held.some((each) => allows([each], scope))) ? "open" : "refused";
}

export const previewRole = implement(contract.previewRole, async ({ params, body }, { runtime }) => {
  const role = await findRole(runtime.db, params.name);
  if (!role) throw new ApiError("notFound", "There is no such role.");
  await getUsageCounter(runtime).flush();
  const { bounds, people, calls } = await roleReach(runtime.db, role.name, {
    ownGrants: OWN_GRANTS,
    days: DAYS,
    scopes: withIncluded([...role.scopes, ...body.scopes]),
  });
  const judged: Judged[] = [];
  await inTurns(bounds, (one) =>
    judged.push({
      credentials: one.credentials,
      before: scopesUnder(one, role.scopes),
      after: scopesUnder(one, body.scopes),
    }),
  );
  const operations = new Map<string, LiveOperation>();
  for (const one of await knownOperations(runtime)) operations.set(one.id, await liveOperation(runtime, one));
  const refused = new Map<string, contract.RolePreview["refused"][number]>();
  let undecided = 0;
  await inTurns(calls, (made) => {
    const live = operations.get(made.operation);
    if (!live) return;
    const scope = askedScope(live);
    const makers = at(judged, made.bounds);
    const fates = makers.map((one) => (scope === null ? fateByContent(live, one) : fateByScope(scope, one)));
    if (fates.every((fate) => fate === "refused")) {
      const { id, method, path } = live;
      const one = refused.get(id) ?? { operation: id, method, path, scope: scope ?? live.perEntity ?? "", calls: 0 };
      refused.set(id, { ...one, calls: one.calls + made.calls });
    } else if (fates.includes("open")) undecided += made.calls;
  });
  return {
    lost: await losses(judged, people, "before", "after"),
    gained: await losses(judged, people, "after", "before"),
    refused: [...refused.values()].sort(
      (one, other) => other.calls - one.calls || one.operation.localeCompare(other.operation),
    ),
    undecided,
  };
});
