import type { Caller } from "../../access/caller";
import { ApiError } from "../../api-error";
import { bodyText } from "../../body";
import { LIMITS } from "../../catalog/limits";
import { VERSION } from "../../catalog/odata/answer";
import { readAddress } from "../../catalog/odata/segments";
import { answerOData, getOperation } from "../../catalog/odata/service";
import type { Catalog } from "../../entities/catalog";
import { dataErrorFormat } from "../api-error-format";
import type { ProtectedEndpoint } from "../protected-route";
import { readJson } from "../read-json";
import type { ErrorFormat } from "../route";
import { databaseInTurn } from "./database-in-turn";

/** `/api/odata/{account}` is the caller's own: by number, user name or id; an app of its own may name any. */
function checkAccount(account: string | null, { user }: Caller): void {
  if (account === null || user === null) return;
  const own = [String(user.accountNumber), user.username, user.id, user.email];
  if (!own.some((name) => name.toLowerCase() === account.toLowerCase())) {
    throw new ApiError("notFound", "This address belongs to another account.");
  }
}

/** Every method of the OData service, under `/odata` and `/api/odata/{account}` (CONTRACT §3.2). */
export function odataEndpoints(catalog: Catalog): Record<"GET" | "POST" | "PATCH" | "DELETE", ProtectedEndpoint> {
  const endpoint: ProtectedEndpoint = {
    operation: (request) => getOperation(request, catalog),
    async handle(request, { runtime, caller }) {
      const { root, account } = readAddress(request.url);
      checkAccount(account, caller);
      const context = {
        catalog,
        db: databaseInTurn(runtime, caller),
        caller,
        base: runtime.env.publicUrl + root,
        admitted: null,
      };
      const json = () => readJson(request, { limit: LIMITS.body });
      return answerOData(request, context, { json, text: () => bodyText(request, LIMITS.body) });
    },
  };
  return { GET: endpoint, POST: endpoint, PATCH: endpoint, DELETE: endpoint };
}

/** The data APIs' error format, with the version of OData on refusals as well. */
export const odataErrorFormat: ErrorFormat = {
  ...dataErrorFormat,
  async fail(error, request, context) {
    const response = await dataErrorFormat.fail(error, request, context);
    response.headers.set("odata-version", VERSION["odata-version"]);
    return response;
  },
};
