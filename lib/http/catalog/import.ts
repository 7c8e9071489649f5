import { answerImport } from "../../catalog/import/answer";
import { withinImportRoom } from "../../catalog/import/import-room";
import { importOperation } from "../../catalog/operations";
import type { Catalog } from "../../entities/catalog";
import type { ProtectedEndpoint } from "../protected-route";
import { jsonTextResponse } from "./json-response";

/** `POST /api/import` (CONTRACT §3.3). */
export const importEndpoint = (catalog: Catalog): ProtectedEndpoint => ({
  operation: importOperation,
  async handle(request, { runtime, caller }) {
    const { db, env } = runtime;
    const importing = () => answerImport(request, { catalog, db, caller, dataDir: env.dataDir });
    const result = await withinImportRoom(runtime, caller, importing);
    return jsonTextResponse(JSON.stringify(result));
  },
});
