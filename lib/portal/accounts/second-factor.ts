import type { Database } from "../../../db/client";
import {
  countRecoveryCodes,
  findTwoFactor,
  replaceRecoveryCodes,
  spendRecoveryCode,
  spendStep,
} from "../../../db/queries/two-factor";
import type { UserRow } from "../../../db/queries/users";
import { atAddress, type Bucket, forgive, throttle } from "../../access/rate-limit";
import { ApiError } from "../../api-error";
import { type AuditActor, audit } from "../../audit/audit";
import { digestSecret, lookUpDigests } from "../../credentials/pepper";
import { newRecoveryCode, RECOVERY_CODES, readRecoveryCode } from "../../credentials/recovery-code";
import { open } from "../../credentials/safe-store";
import { stepOfCode } from "../../credentials/totp";
import type { Runtime } from "../../runtime";
import { type KnownBrowser, knows } from "./known-browser";

/** What a code turned out to be. */
export type SecondFactor = "authenticator" | "recovery-code";

type Owner = Pick<UserRow, "id" | "ownerKey" | "passwordHash">;

/** Where a code comes from: somebody who is signed in already, a browser that may be known, or a stranger. */
export interface CodeOrigin extends Pick<AuditActor, "address" | "requestId"> {
  caller?: AuditActor["caller"];
  browser?: KnownBrowser | null | undefined;
}

/** What a code counts for: a stranger who has the password must not use up the tries of whose it is. */
function toCounts(runtime: Runtime, user: Owner, { caller, browser, address }: CodeOrigin): [Bucket, string][] {
  if (caller?.user?.id === user.id) return [["second-factor-signed-in", user.id]];
  if (browser && knows(runtime, browser, user)) return [["second-factor-known-browser", `${user.id} ${browser.id}`]];
  return [
    ["second-factor-at-address", atAddress(user.id, address)],
    ["second-factor", user.id],
  ];
}

/** Where a person's seed lies in SafeStore. */
export const seedPlace = ({ id, ownerKey }: Pick<Owner, "id" | "ownerKey">) => ({
  purpose: "two-factor",
  recordId: id,
  ownerKey,
});

// The person is part of what is digested: a code of one is nobody else's.
const recoveryText = (userId: string, code: string) => `recovery:${userId}:${code}`;

/** Makes ten recovery codes and gives them, in clear for this once; the older ones end. */
export async function renewRecoveryCodes(tx: Database, { env }: Runtime, userId: string): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode);
  const digests = codes.map((code) => digestSecret(env.peppers, recoveryText(userId, code)));
  await replaceRecoveryCodes(tx, userId, digests);
  return codes;
}

/** Whether a person is asked for a code beside their password. */
export const hasSecondFactor = async (db: Database, userId: string): Promise<boolean> =>
  Boolean((await findTwoFactor(db, userId))?.enabledAt);

async function spend(tx: Database, { env }: Runtime, user: Owner, typed: string): Promise<SecondFactor | null> {
  const code = typed.replace(/\s/g, "");
  if (!/^\d{6}$/.test(code)) {
    const digests = lookUpDigests(env.peppers, recoveryText(user.id, readRecoveryCode(code)));
    return (await spendRecoveryCode(tx, user.id, digests)) ? "recovery-code" : null;
  }
  const row = await findTwoFactor(tx, user.id);
  const step = row?.enabledAt ? stepOfCode(await open(env.peppers, seedPlace(user), row.sealed), code) : null;
  return step !== null && (await spendStep(tx, user.id, step)) ? "authenticator" : null;
}

/**
 * Spends the code of an authenticator app or a recovery code: each is good once, also within its half minute, also for
 * two who send it at the same time. `work` is done in the same transaction, so that a code is not lost to a failure.
 * Throws `ApiError("forbidden")` for a wrong or spent one, which is written down for the owner to see, and
 * `AccessError("too_many_requests")`.
 */
export async function withSecondFactor<Result>(
  runtime: Runtime,
  user: Owner,
  code: string,
  origin: CodeOrigin,
  work: (tx: Database, factor: SecondFactor, codesLeft: number) => Promise<Result>,
): Promise<Result> {
  const counts = toCounts(runtime, user, origin);
  for (const [bucket, key] of counts) await throttle(runtime, bucket, key);
  const done = await runtime.db.transaction(async (tx) => {
    const factor = await spend(tx, runtime, user, code);
    return factor && { result: await work(tx, factor, await countRecoveryCodes(tx, user.id)) };
  });
  if (done) {
    for (const [bucket, key] of counts) await forgive(runtime, bucket, key);
    return done.result;
  }
  // Somebody who got this far knew the password.
  const { address, requestId } = origin;
  await runtime.db.transaction((tx) =>
    audit(tx, { address, requestId, caller: null }, { action: "two-factor.wrong-code", subjectId: user.id }),
  );
  const message = "That code is not right, or was used already.";
  throw new ApiError("forbidden", message, { details: [{ field: "code", message }] });
}
