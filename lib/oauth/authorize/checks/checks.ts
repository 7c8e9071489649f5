import type { Check, UncheckedRequest } from "./check";
import { maxAge } from "./max-age";
import { nonce } from "./nonce";
import { pkce } from "./pkce";
import { prompt } from "./prompt";
import { requestObject } from "./request-object";
import { resource } from "./resource";
import { responseMode } from "./response-mode";
import { responseType } from "./response-type";
import { scope } from "./scope";

/** Every check of an authorization request whose client and redirect URI are known, in the order in which they speak. */
export const CHECKS = [
  requestObject,
  responseType,
  responseMode,
  pkce,
  scope,
  resource,
  nonce,
  prompt,
  maxAge,
] as const;

type FoundBy<Checks> = Checks extends readonly [Check<infer Found>, ...infer Rest] ? Found & FoundBy<Rest> : unknown;

/** What all checks together find. */
export type Found = FoundBy<typeof CHECKS>;

/** Runs every check. Throws `RedirectError` where one refuses. */
export async function runChecks(request: UncheckedRequest): Promise<Found> {
  const found: object[] = [];
  for (const { check } of CHECKS as readonly Check<object>[]) found.push(await check(request));
  return Object.assign({}, ...found);
}
