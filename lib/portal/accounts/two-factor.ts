import { endPasswordFamilies } from "../../../db/queries/grants";
import {
  beginTwoFactor as begin,
  countRecoveryCodes,
  dropTwoFactor,
  enableTwoFactor,
  findTwoFactor,
} from "../../../db/queries/two-factor";
import { findUser, lockUser, type UserRow } from "../../../db/queries/users";
import { forgive, throttle } from "../../access/rate-limit";
import { ApiError } from "../../api-error";
import { audit, conclude } from "../../audit/audit";
import * as contract from "../../contracts/two-factor";
import { open, seal } from "../../credentials/safe-store";
import { newTotpSeed, stepOfCode, totpUri } from "../../credentials/totp";
import { loadSettings } from "../../settings/settings";
import { implement, type PersonContext } from "../management/use-case";
import { requirePasswordAgain } from "./password-again";
import { renewRecoveryCodes as renew, seedPlace, withSecondFactor } from "./second-factor";
import { mailTwoFactorOff, mailTwoFactorOn } from "./two-factor-letters";

const OFF = { enabled: false, enabledAt: null, recoveryCodesLeft: 0 };

async function self({ runtime, caller }: PersonContext): Promise<UserRow> {
  const user = await findUser(runtime.db, caller.user.id);
  if (!user) throw new ApiError("notFound", "This account is gone.");
  return user;
}

const alreadyOn = () => new ApiError("conflict", "Two-factor sign-in is on already. Turn it off first.");

function wrongCode(message: string): never {
  throw new ApiError("validation", message, { details: [{ field: "code", message }] });
}

/** The person, once they have typed their password again and it is known that there is something to change. */
async function selfWithFactor(context: PersonContext, password: string): Promise<UserRow> {
  const user = await self(context);
  const row = await findTwoFactor(context.runtime.db, user.id);
  if (!row?.enabledAt) throw new ApiError("conflict", "Two-factor sign-in is off.");
  await requirePasswordAgain(context.runtime, user, password, "password");
  return user;
}

export const getTwoFactor = implement(contract.getTwoFactor, async (_, { runtime, caller }) => {
  const row = await findTwoFactor(runtime.db, caller.user.id);
  if (!row?.enabledAt) return OFF;
  const recoveryCodesLeft = await countRecoveryCodes(runtime.db, caller.user.id);
  return { enabled: true, enabledAt: row.enabledAt.toISOString(), recoveryCodesLeft };
});

export const beginTwoFactor = implement(contract.beginTwoFactor, async ({ body }, context) => {
  const { runtime } = context;
  const user = await self(context);
  await requirePasswordAgain(runtime, user, body.password, "password");
  const secret = newTotpSeed();
  const sealed = await seal(runtime.env.peppers, seedPlace(user), secret);
  if (!(await begin(runtime.db, user.id, sealed))) throw alreadyOn();
  const { brandName } = await loadSettings(runtime);
  return { secret, uri: totpUri(secret, { issuer: brandName, account: user.email }) };
});

export const confirmTwoFactor = implement(contract.confirmTwoFactor, async ({ body }, context) => {
  const { runtime, caller } = context;
  await throttle(runtime, "second-factor-signed-in", caller.user.id);
  const confirmed = await runtime.db.transaction(async (tx) => {
    // Locked, so that the seed which is switched on is the one whose code was shown.
    const user = await lockUser(tx, caller.user.id);
    const row = user && (await findTwoFactor(tx, user.id));
    if (!row) throw new ApiError("conflict", "Begin with a new seed first.");
    if (row.enabledAt) throw alreadyOn();
    const seed = await open(runtime.env.peppers, seedPlace(user), row.sealed);
    const step = stepOfCode(seed, body.code.replace(/\s/g, ""));
    if (step === null) wrongCode("That code does not fit. Is the clock of the phone right?");
    await enableTwoFactor(tx, user.id, step);
    const recoveryCodes = await renew(tx, runtime, user.id);
    // What a password alone has opened must not stay open behind the second factor's back.
    await endPasswordFamilies(tx, user.id, "two-factor");
    await conclude(tx, context, [`user:${user.id}`], { action: "two-factor.enable" });
    return { user, recoveryCodes };
  });
  await forgive(runtime, "second-factor-signed-in", caller.user.id);
  mailTwoFactorOn(runtime, confirmed.user);
  return { recoveryCodes: confirmed.recoveryCodes };
});

export const renewRecoveryCodes = implement(contract.renewRecoveryCodes, async ({ body }, context) => {
  const user = await selfWithFactor(context, body.password);
  return withSecondFactor(context.runtime, user, body.code, context, async (tx) => {
    const recoveryCodes = await renew(tx, context.runtime, user.id);
    await audit(tx, context, { action: "two-factor.new-recovery-codes" });
    return { recoveryCodes };
  });
});

export const disableTwoFactor = implement(contract.disableTwoFactor, async ({ body }, context) => {
  const user = await selfWithFactor(context, body.password);
  await withSecondFactor(context.runtime, user, body.code, context, async (tx) => {
    await dropTwoFactor(tx, user.id);
    await audit(tx, context, { action: "two-factor.disable" });
  });
  mailTwoFactorOff(context.runtime, user);
  return OFF;
});

export const removeUserTwoFactor = implement(contract.removeUserTwoFactor, async ({ params }, context) => {
  const user = await context.runtime.db.transaction(async (tx) => {
    const found = await lockUser(tx, params.id);
    if (!found) throw new ApiError("notFound", "There is no such person.");
    if (!(await dropTwoFactor(tx, found.id))) throw new ApiError("conflict", "Their two-factor sign-in is off.");
    await audit(tx, context, {
      action: "two-factor.remove",
      target: found.id,
      subjectId: found.id,
    });
    return found;
  });
  mailTwoFactorOff(context.runtime, user);
  return { id: user.id, removed: true as const };
});
