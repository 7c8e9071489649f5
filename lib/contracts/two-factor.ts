import { z } from "zod";
import { defineCall, idParams, moment, removed } from "./call";

const password = z.string().max(256);
/** Six digits of the authenticator app, or a recovery code. */
const code = z.string({ error: "Type the code." }).trim().min(1, "Type the code.").max(40, "That is not a code.");

const recoveryCodes = z.strictObject({ recoveryCodes: z.array(z.string()) });

/** How my account asks for a second factor. */
export const twoFactor = z.strictObject({
  enabled: z.boolean(),
  enabledAt: moment.nullable(),
  recoveryCodesLeft: z.number().int(),
});
export type TwoFactor = z.output<typeof twoFactor>;

export const getTwoFactor = defineCall({
  id: "getTwoFactor",
  method: "GET",
  path: "/api/portal/two-factor",
  summary: "Whether signing in to my account takes a code beside the password.",
  access: "portal",
  output: twoFactor,
});

export const beginTwoFactor = defineCall({
  id: "beginTwoFactor",
  method: "POST",
  path: "/api/portal/two-factor",
  summary: "Make a seed for an authenticator app; nothing is asked for until a first code confirms it.",
  access: "portal",
  body: z.strictObject({ password }),
  output: z.strictObject({ secret: z.string(), uri: z.string() }),
  status: 201,
});

export const confirmTwoFactor = defineCall({
  id: "confirmTwoFactor",
  method: "POST",
  path: "/api/portal/two-factor/confirm",
  summary: "Turn two-factor sign-in on with a first code. Gives the recovery codes, once; tokens got by password end.",
  access: "portal",
  body: z.strictObject({ code }),
  output: recoveryCodes,
});

export const renewRecoveryCodes = defineCall({
  id: "renewRecoveryCodes",
  method: "POST",
  path: "/api/portal/two-factor/recovery-codes",
  summary: "Make new recovery codes, shown once; the older ones end.",
  access: "portal",
  body: z.strictObject({ password, code }),
  output: recoveryCodes,
});

export const disableTwoFactor = defineCall({
  id: "disableTwoFactor",
  method: "POST",
  path: "/api/portal/two-factor/disable",
  summary: "Turn two-factor sign-in off, with the password and a code.",
  access: "portal",
  body: z.strictObject({ password, code }),
  output: twoFactor,
});

export const removeUserTwoFactor = defineCall({
  id: "removeUserTwoFactor",
  method: "DELETE",
  path: "/api/admin/users/{id}/two-factor",
  summary: "Turn a person's two-factor sign-in off, for one who has lost phone and recovery codes.",
  access: "admin",
  params: idParams,
  output: removed,
});
