import { LIMITS } from "../../catalog/limits";
import { queryOperation } from "../../catalog/operations";
import { answerQuery, readQueryRequest } from "../../catalog/query/answer";
import type { Catalog } from "../../entities/catalog";
import type { ProtectedEndpoint } from "../protected-route";
import { readJson } from "../read-json";
import { databaseInTurn } from "./database-in-turn";
import { jsonTextResponse } from "./json-response";

/** `POST /api/query` (CONTRACT §3.1). */
export const queryEndpoint = (catalog: Catalog): ProtectedEndpoint => ({
  operation: queryOperation,
  async handle(request, { runtime, caller }) {
    const asked = readQueryRequest(await readJson(request, { limit: LIMITS.body }));
    return jsonTextResponse(await answerQuery(asked, { catalog, db: databaseInTurn(runtime, caller), caller }));
  },
});
