import { z } from "zod";
import { defineCall, listOutput, moment } from "./call";

export const ALGORITHMS = ["ES256", "RS256", "EdDSA"] as const;

/** A key that signs tokens, or did. */
export const signingKey = z.strictObject({
  kid: z.string(),
  signs: z.enum(["access-tokens", "id-tokens"]),
  algorithm: z.enum(ALGORITHMS),
  /** `signing`: new tokens; `published`: retired, its tokens still good; `withdrawn`: its tokens are refused. */
  status: z.enum(["signing", "published", "withdrawn"]),
  createdAt: moment,
  retiredAt: moment.nullable(),
  publishedUntil: moment.nullable(),
});
export type SigningKeyFacts = z.output<typeof signingKey>;

export const listSigningKeys = defineCall({
  id: "listSigningKeys",
  method: "GET",
  path: "/api/admin/signing-keys",
  summary: "Keys that sign tokens, newest first.",
  access: "admin",
  output: listOutput(signingKey),
});

export const rotateSigningKey = defineCall({
  id: "rotateSigningKey",
  method: "POST",
  path: "/api/admin/signing-keys",
  summary:
    "Sign with new keys from now on. The old ones stay published until their last token has expired. The algorithm is that of access tokens; id tokens are signed with RS256.",
  access: "admin",
  body: z.strictObject({ algorithm: z.enum(ALGORITHMS, { error: "Choose ES256, RS256 or EdDSA." }).default("ES256") }),
  output: signingKey,
  status: 201,
});

export const withdrawSigningKey = defineCall({
  id: "withdrawSigningKey",
  method: "DELETE",
  path: "/api/admin/signing-keys/{kid}",
  summary: "Withdraw a retired key, should it have leaked. Every token that it signed is refused at once.",
  access: "admin",
  params: z.strictObject({ kid: z.string().regex(/^[\w-]{1,128}$/, "That is not a key's id.") }),
  output: z.strictObject({ kid: z.string(), removed: z.literal(true) }),
});
