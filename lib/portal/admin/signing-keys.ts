import {
  listSigningKeys as findKeys,
  retireSigningKeys,
  type SigningKeyRow,
  withdrawSigningKey as withdraw,
} from "../../../db/queries/signing-keys";
import { addSigningKeys } from "../../access/key-ring";
import { ApiError } from "../../api-error";
import { conclude } from "../../audit/audit";
import { now } from "../../clock";
import type { Settings } from "../../contracts/settings";
import * as contract from "../../contracts/signing-keys";
import { loadSettings, systemOwnerKey } from "../../settings/settings";
import { listed } from "../management/listed";
import { implement } from "../management/use-case";

/** Clocks of those who verify may be behind ours. */
const MARGIN_SECONDS = 3600;

function getStatus({ retiredAt, publishedUntil }: SigningKeyRow): contract.SigningKeyFacts["status"] {
  if (!retiredAt) return "signing";
  return publishedUntil && publishedUntil.getTime() > now() ? "published" : "withdrawn";
}

const view = (row: SigningKeyRow): contract.SigningKeyFacts => ({
  kid: row.kid,
  signs: row.signs,
  algorithm: row.algorithm,
  status: getStatus(row),
  createdAt: row.createdAt.toISOString(),
  retiredAt: row.retiredAt?.toISOString() ?? null,
  publishedUntil: row.publishedUntil?.toISOString() ?? null,
});

/** How long the last token of a key can live: the longest access token of any dialect. */
const longestToken = ({ lifetimes }: Settings) =>
  Math.max(...Object.values(lifetimes).map(({ accessToken }) => accessToken)) + MARGIN_SECONDS;

const about = (kid: string) => ({ target: kid, subjectId: null });

export const listSigningKeys = implement(contract.listSigningKeys, async (_, { runtime }) =>
  listed((await findKeys(runtime.db)).map(view)),
);

export const rotateSigningKey = implement(contract.rotateSigningKey, async ({ body }, context) => {
  const { runtime } = context;
  const ownerKey = await systemOwnerKey(runtime);
  const published = longestToken(await loadSettings(runtime));
  return runtime.db.transaction(async (tx) => {
    const keys = await addSigningKeys(tx, runtime.env.peppers, ownerKey, body.algorithm);
    const kids = keys.map(({ kid }) => kid);
    await retireSigningKeys(tx, published, kids);
    const made = (await findKeys(tx)).find((row) => kids.includes(row.kid) && row.signs === "access-tokens");
    if (!made) throw new Error("the new signing key was not found");
    const detail = { algorithm: body.algorithm, keys: kids };
    await conclude(tx, context, ["signing-keys"], { action: "signing-key.rotate", ...about(made.kid), detail });
    return view(made);
  });
});

export const withdrawSigningKey = implement(contract.withdrawSigningKey, ({ params }, context) =>
  context.runtime.db.transaction(async (tx) => {
    const row = (await findKeys(tx)).find(({ kid }) => kid === params.kid);
    if (!row) throw new ApiError("notFound", "There is no such signing key.");
    if (!row.retiredAt) throw new ApiError("conflict", "This key signs. Rotate to a new one first.");
    await withdraw(tx, row.kid);
    await conclude(tx, context, ["signing-keys"], { action: "signing-key.withdraw", ...about(row.kid) });
    return { kid: row.kid, removed: true };
  }),
);
