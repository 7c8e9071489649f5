import type { Catalog } from "../../catalog/catalog";
import { answerImport } from "../../catalog/import/answer";
import { importOperation } from "../../catalog/operations";
import type { ProtectedEndpoint } from "../protected-route";
import { jsonTextResponse } from "./json-response";

/** `POST /api/import` (CONTRACT §3.3). */
export const importEndpoint = (catalog: Catalog): ProtectedEndpoint => ({
  operation: importOperation,
  async handle(request, { runtime, caller }) {
    const { db, env } = runtime;
    const result = await answerImport(request, { catalog, db, caller, dataDir: env.dataDir });
    return jsonTextResponse(JSON.stringify(result));
  },
});
