import {
  findFamilyClaims,
  findHeldById,
  findTokenPrincipal,
  listSystemAddresses,
} from "../../../db/queries/principals";
import { AccessError } from "../../access/access-error";
import { requireAddress } from "../../access/authenticate";
import { identifiedBy } from "../../access/authenticators/access-token";
import { API_KEYS } from "../../access/authenticators/api-key";
import { identifiedHeld } from "../../access/authenticators/held-credential";
import { PERSONAL_ACCESS_TOKENS } from "../../access/authenticators/personal-access-token";
import { requireScope } from "../../access/caller";
import type { Identified } from "../../access/identified";
import { askedScope, liveOperation } from "../../access/operations";
import { ApiError } from "../../api-error";
import * as contract from "../../contracts/explain";
import { gatewayOperations } from "../../gateway/gateway-operation";
import type { Runtime } from "../../runtime";
import { OPERATIONS } from "../declared-operations";
import { settingsOf } from "../settings";
import { implement } from "../use-case";

const HOUR_SECONDS = 3600;

const unknown = () => {
  const message = "There is no API key, access token or chain of tokens with this id.";
  return new ApiError("validation", message, { details: [{ field: "credential", message }] });
};

/** A token of the chain, as if it had just been issued. */
async function identifiedFamily({ db, env }: Runtime, id: string): Promise<Identified> {
  const family = await findFamilyClaims(db, id);
  if (!family) throw unknown();
  const { clientId, subject, scopes } = family;
  const row = await findTokenPrincipal(db, { jti: "", familyId: id, clientId, subject });
  if (!row) throw unknown();
  const iat = Math.floor(Date.now() / 1000);
  const times = { iat, exp: iat + HOUR_SECONDS };
  const claims = { iss: env.publicUrl, sub: subject, aud: env.publicUrl, jti: "", name: "", ...times };
  return identifiedBy({ claims: { ...claims, client_id: clientId, scope: scopes.join(" "), gid: id }, row });
}

/** Whose the credential of an id is. Throws `AccessError` as the gate does where it is not good. */
async function identify(runtime: Runtime, id: string): Promise<Identified> {
  const key = await findHeldById(runtime.db, "api_keys", id);
  if (key) return identifiedHeld(API_KEYS, key);
  const token = await findHeldById(runtime.db, "personal_access_tokens", id);
  if (token) return identifiedHeld(PERSONAL_ACCESS_TOKENS, token);
  return identifiedFamily(runtime, id);
}

const STATUS = { invalid_token: 401, credential_missing: 401 } as const;
const statusOf = (code: string): 401 | 403 => (code in STATUS ? 401 : 403);

/** Does one of the gate's checks; gives what it found, and the refusal it threw. */
async function checked<Result>(
  check: contract.AccessCheck["check"],
  fine: string,
  run: () => Result | Promise<Result>,
): Promise<{ check: contract.AccessCheck; result?: Result; status: 200 | 401 | 403 }> {
  try {
    const result = await run();
    return { check: { check, passed: true, reason: fine }, result, status: 200 };
  } catch (error) {
    if (!(error instanceof AccessError)) throw error;
    const found = { reason: error.message, ...error.facts.finding };
    return { check: { check, passed: false, ...found }, status: statusOf(error.code) };
  }
}

export const explainAccess = implement(contract.explainAccess, async ({ body }, { runtime }) => {
  const declared = [...OPERATIONS, ...(await gatewayOperations(runtime))].find(({ id }) => id === body.operation);
  if (!declared) {
    const message = "There is no such operation.";
    throw new ApiError("validation", message, { details: [{ field: "operation", message }] });
  }
  const first = await checked("credential", "The credential is good.", () => identify(runtime, body.credential));
  if (!first.result) {
    return { allowed: false, status: first.status, checks: [first.check], scopes: [], owner: null };
  }
  const identified = first.result;
  const { address } = body;
  const steps = [first];
  if (address !== undefined) {
    const { addressRehearsal } = await settingsOf(runtime);
    const system = addressRehearsal ? [] : await listSystemAddresses(runtime.db);
    const step = await checked("address", "The address may call.", () => {
      requireAddress(address, [system, ...identified.allowLists]);
      return identified;
    });
    steps.push(step);
  }
  const live = await liveOperation(runtime, declared);
  const asked = askedScope(live);
  const fine = live.public
    ? "The operation is public."
    : asked === null
      ? "Any good credential may call; what the request asks for may need more."
      : `It holds ${asked}.`;
  steps.push(
    await checked("scope", fine, () => {
      if (asked !== null) requireScope({ ...identified, address: address ?? "", session: null }, asked);
      return identified;
    }),
  );
  const failed = steps.find(({ status }) => status !== 200);
  const { user } = identified;
  return {
    allowed: !failed,
    status: failed?.status ?? 200,
    checks: steps.map(({ check }) => check),
    scopes: [...identified.scopes],
    owner: user && { id: user.id, name: user.name, role: user.role },
  };
});
