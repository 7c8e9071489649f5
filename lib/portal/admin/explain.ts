import { listSystemAddresses } from "../../../db/queries/principals";
import { addressIn } from "../../access/address";
import { requireAddress } from "../../access/authenticate";
import { requireScope } from "../../access/caller";
import { askedScope, type LiveOperation, liveOperation } from "../../access/operations";
import { callsPerMinute } from "../../access/rate-limit";
import { ApiError } from "../../api-error";
import * as contract from "../../contracts/explain";
import { AccessError } from "../../refusals/access-error";
import type { Runtime } from "../../runtime";
import { allows } from "../../scopes/scopes";
import { loadSettings } from "../../settings/settings";
import { implement } from "../management/use-case";
import { knownOperations } from "../system/known-operations";
import { type ExplainedCredential, explainedCredential } from "./explained-credential";

const STATUS = { invalid_token: 401, credential_missing: 401 } as const;
const getStatus = (code: string): 401 | 403 => (code in STATUS ? 401 : 403);

interface Step<Result> {
  check: contract.AccessCheck;
  result?: Result;
  status: 200 | 401 | 403;
}

/** Does one of the gate's checks; gives what it found, and the refusal it threw. `run` may say why it is fine. */
async function step<Result>(
  check: contract.AccessCheck["check"],
  run: () => Promise<{ result: Result; reason: string }>,
): Promise<Step<Result>> {
  try {
    const { result, reason } = await run();
    return { check: { check, passed: true, reason }, result, status: 200 };
  } catch (error) {
    if (!(error instanceof AccessError)) throw error;
    const found = { reason: error.message, ...error.facts.explanation };
    return { check: { check, passed: false, ...found }, status: getStatus(error.code) };
  }
}

const credentialStep = (runtime: Runtime, given: string, url: string) =>
  step("credential", async () => {
    const result = await explainedCredential(runtime, given, url);
    const { credential } = result.identified;
    const what = credential ? `The ${credential.noun} ${credential.id}` : "The credential";
    return { result, reason: `${what} is good.` };
  });

const addressStep = (runtime: Runtime, address: string, { identified }: ExplainedCredential) =>
  step("address", async () => {
    const system = await listSystemAddresses(runtime.db);
    const rehearsed = (await loadSettings(runtime)).addressRehearsal;
    requireAddress(address, [rehearsed ? [] : system, ...identified.allowLists]);
    const lists = [system, ...identified.allowLists].filter((list) => list.length > 0);
    const reason =
      rehearsed && system.length > 0 && !addressIn(address, system)
        ? "The list for everyone does not hold it, but is only rehearsed."
        : lists.length === 0
          ? "No allow list applies: every address may call."
          : "Every allow list that applies holds it.";
    return { result: null, reason };
  });

/** Which of the things that cut scopes down hold the one that is asked for. */
const boundsFor = (bounds: ExplainedCredential["bounds"], asked: string | null): contract.ScopeBound[] =>
  bounds.map((bound) => ({
    ...bound,
    holds: asked === null || bound.scopes === null || allows(bound.scopes, asked),
  }));

function fineScope({ public: open, perEntity }: LiveOperation, asked: string | null): string {
  if (open) return "The operation is public: no scope is asked for.";
  if (asked !== null) return `It holds ${asked}.`;
  return perEntity
    ? `The gate asks for none; the request then needs <entity>:${perEntity} for each entity in it.`
    : "Any good credential may call.";
}

const scopeStep = (live: LiveOperation, { identified }: ExplainedCredential) =>
  step("scope", async () => {
    const asked = askedScope(live);
    if (asked !== null) requireScope({ ...identified, address: "", session: null }, asked);
    return { result: null, reason: fineScope(live, asked) };
  });

const limitStep = (runtime: Runtime, { rateLimit }: LiveOperation) =>
  step("limit", async () => {
    const all = `${callsPerMinute(runtime)} calls a minute of everything with one credential`;
    const own = rateLimit === null ? "" : `, ${callsPerMinute(runtime, rateLimit)} of this operation`;
    return { result: null, reason: `At most ${all}${own}.` };
  });

export const explainAccess = implement(contract.explainAccess, async ({ body }, { runtime }) => {
  const declared = (await knownOperations(runtime)).find(({ id }) => id === body.operation);
  if (!declared) {
    const message = "There is no such operation.";
    throw new ApiError("validation", message, { details: [{ field: "operation", message }] });
  }
  const first = await credentialStep(runtime, body.credential, runtime.env.publicUrl + declared.path);
  if (!first.result) {
    return { allowed: false, status: first.status, checks: [first.check], scopes: [], bounds: [], owner: null };
  }
  const explained = first.result;
  const live = await liveOperation(runtime, declared);
  const steps: Step<unknown>[] = [first];
  if (body.address !== undefined) steps.push(await addressStep(runtime, body.address, explained));
  steps.push(await scopeStep(live, explained), await limitStep(runtime, live));
  const failed = steps.find(({ status }) => status !== 200);
  const { user, scopes } = explained.identified;
  return {
    allowed: !failed,
    status: failed?.status ?? 200,
    checks: steps.map(({ check }) => check),
    scopes: [...scopes],
    bounds: boundsFor(explained.bounds, askedScope(live)),
    owner: user && { id: user.id, name: user.name, role: user.role },
  };
});
