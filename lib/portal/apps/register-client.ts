import { countUnconnected, insertApplication } from "../../../db/queries/applications";
import { listRoleScopes } from "../../../db/queries/roles";
import { throttle } from "../../access/rate-limit";
import { conclude } from "../../audit/audit";
import { addSecret } from "../../client-secrets/application-secrets";
import { newId, randomBase62 } from "../../ids";
import { toClientType } from "../../oauth/client-auth/client-authentications";
import { type ClientMetadata, MetadataError } from "../../oauth/client-metadata";
import { grantTypesFor } from "../../oauth/grants/grants";
import type { Runtime } from "../../runtime";
import { intersectScopes } from "../../scopes/scopes";
import { loadSettings, systemOwnerKey } from "../../settings/settings";
import type { UseCaseContext } from "../management/use-case";

/** Never for an app that nobody here knows: a person who consents must not hand over the account itself. */
const WITHHELD = ["portal", "admin"];

/** So many that nobody has connected yet may stand at once; a flood from many addresses fills no table. */
const MOST_UNCONNECTED = 1000;

/** A client that registered itself, with the secret that is shown this once. */
export interface RegisteredClient {
  clientId: string;
  clientSecret: string | null;
  grantTypes: readonly string[];
  scopes: string[];
  createdAt: Date;
}

/** What an app that nobody here knows may ask people for: what the default role allows, short of the account itself. */
export async function scopesForAnyClient(runtime: Runtime): Promise<string[]> {
  const { defaultRole } = await loadSettings(runtime);
  return (await listRoleScopes(runtime.db, defaultRole)).filter((scope) => !WITHHELD.includes(scope));
}

/**
 * Registers a client that asked for it itself (RFC 7591). It may ask people for what the default role allows, short of
 * managing the account. One that nobody connects is removed a day later (`removePassing`). Throws `MetadataError`, and
 * `AccessError("too_many_requests")`.
 */
export async function registerClient(
  metadata: ClientMetadata,
  { runtime, address, requestId }: Omit<UseCaseContext, "caller">,
): Promise<RegisteredClient> {
  await throttle(runtime, "registration-address", address);
  await throttle(runtime, "registration-share", address);
  const { db } = runtime;
  if ((await countUnconnected(db, "registered")) >= MOST_UNCONNECTED) {
    throw new MetadataError("invalid_client_metadata", "Too many clients wait to be connected. Try again tomorrow.");
  }
  const open = await scopesForAnyClient(runtime);
  const scopes = metadata.scopes ? intersectScopes(open, metadata.scopes) : open;
  if (scopes.length === 0) {
    throw new MetadataError(
      "invalid_client_metadata",
      `scope: none of it can be asked for; choose of ${open.join(" ")}.`,
    );
  }
  const ownerKey = await systemOwnerKey(runtime);
  const type = toClientType(metadata.authMethod);
  return db.transaction(async (tx) => {
    const row = await insertApplication(tx, {
      id: newId("app"),
      clientId: randomBase62(24),
      kind: "registered",
      type,
      ownerId: null,
      name: metadata.name,
      homepageUrl: metadata.homepageUrl,
      redirectUris: metadata.redirectUris,
      scopes,
      grantTypes: grantTypesFor("registered", type),
    });
    const secret = type === "public" ? null : await addSecret(tx, runtime, { applicationId: row.id, ownerKey });
    await conclude(tx, { caller: null, address, requestId }, [], {
      action: "client.register",
      target: row.id,
      subjectId: null,
      detail: { name: row.name, redirectUris: row.redirectUris, scopes },
    });
    return {
      clientId: row.clientId,
      clientSecret: secret?.clientSecret ?? null,
      grantTypes: row.grantTypes,
      scopes,
      createdAt: row.createdAt,
    };
  });
}
