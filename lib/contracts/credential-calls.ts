import { z } from "zod";
import { CREDENTIAL_KIND_NAMES, CREDENTIAL_KINDS, type CredentialKind } from "../credentials/kinds/credential-kinds";
import { defineCall, idParams, listOutput, removed } from "./call";
import { credentialChange, credentialChoices, credentialFacts, rotation } from "./credentials";
import { someScopes } from "./fields";

type KindFacts<Kind extends CredentialKind> = (typeof CREDENTIAL_KINDS)[Kind];

// What is shown of its scopes; `null`: all that its owner may do.
const SHOWN_SCOPES = { required: z.array(z.string()), optional: z.array(z.string()).nullable() } as const;
// Left out, where it may be: all that the owner may do.
const CHOSEN_SCOPES = { required: someScopes, optional: someScopes.nullish() } as const;
const CHANGES = {
  fixed: credentialChange,
  changeable: credentialChange.extend({ scopes: CHOSEN_SCOPES.optional }),
} as const;
const SHOWN_WITH = { "api-key-header": {}, bearer: {}, login: { username: z.string() } } as const;

/** The calls of the management API for one kind of credential. */
export function credentialCalls<Kind extends CredentialKind>(kind: Kind) {
  const facts: KindFacts<Kind> = CREDENTIAL_KINDS[kind];
  const { calls: name, words, secretMember } = facts;
  const path = `/api/portal${facts.path}` as const;
  const access = "portal" as const;
  const shown = z.strictObject({
    ...credentialFacts,
    scopes: SHOWN_SCOPES[facts.scopes as KindFacts<Kind>["scopes"]],
    ...SHOWN_WITH[facts.presented as KindFacts<Kind>["presented"]],
  });
  const secret = { [secretMember]: z.string() } as Record<KindFacts<Kind>["secretMember"], z.ZodString>;
  const made = z.strictObject({ ...shown.shape, ...secret });
  const changed = { fixed: "expiry", changeable: "scopes, expiry" }[facts.scopesLater];
  return {
    list: defineCall({
      id: `list${name}s`,
      method: "GET",
      path,
      summary: `My ${words.many}, newest first.`,
      access,
      output: listOutput(shown),
    }),
    create: defineCall({
      id: `create${name}`,
      method: "POST",
      path,
      summary: `Create ${words.whole}. The ${secretMember} itself is in this answer only.`,
      access,
      body: z.strictObject({ ...credentialChoices, scopes: CHOSEN_SCOPES[facts.scopes as KindFacts<Kind>["scopes"]] }),
      output: made,
      status: 201,
    }),
    get: defineCall({
      id: `get${name}`,
      method: "GET",
      path: `${path}/{id}`,
      summary: `One of my ${words.many}.`,
      access,
      params: idParams,
      output: shown,
    }),
    update: defineCall({
      id: `update${name}`,
      method: "PATCH",
      path: `${path}/{id}`,
      summary: `Rename ${words.whole}, change its ${changed} or addresses, or disable and enable it.`,
      access,
      params: idParams,
      body: CHANGES[facts.scopesLater as KindFacts<Kind>["scopesLater"]],
      output: shown,
    }),
    rotate: defineCall({
      id: `rotate${name}`,
      method: "POST",
      path: `${path}/{id}/rotate`,
      summary: `Replace ${words.whole} by a new one with the same expiry. The old one works on for the overlap.`,
      access,
      params: idParams,
      body: rotation,
      output: made,
      status: 201,
    }),
    revoke: defineCall({
      id: `revoke${name}`,
      method: "DELETE",
      path: `${path}/{id}`,
      summary: `Revoke ${words.whole}. The next call with it, or with a token that was got by it, is refused.`,
      access,
      params: idParams,
      output: removed,
    }),
  };
}

/** The same for every kind. */
export const CREDENTIAL_CALLS = Object.fromEntries(
  CREDENTIAL_KIND_NAMES.map((kind) => [kind, credentialCalls(kind)]),
) as unknown as {
  readonly [Kind in CredentialKind]: ReturnType<typeof credentialCalls<Kind>>;
};
