import type { Caller } from "../../access/caller";
import { ApiError } from "../../api-error";
import { bodyText } from "../../body";
import type { Catalog } from "../../catalog/catalog";
import { LIMITS } from "../../catalog/limits";
import { VERSION } from "../../catalog/odata/answer";
import { readAddress } from "../../catalog/odata/segments";
import { answerOData, operationOf } from "../../catalog/odata/service";
import { dataManners } from "../api-manners";
import type { ProtectedEndpoint } from "../protected-route";
import { readJson } from "../read-json";
import type { RouteManners } from "../route";

/** `/api/odata/{account}` is the caller's own: by number, user name or id; an app of its own may name any. */
function checkAccount(account: string | null, { user }: Caller): void {
  if (account === null || user === null) return;
  const own = [String(user.accountNumber), user.username, user.id, user.email];
  if (!own.some((name) => name.toLowerCase() === account.toLowerCase())) {
    throw new ApiError("notFound", "This address belongs to another account.");
  }
}

async function readPlain(request: Request): Promise<string> {
  const text = await bodyText(request, LIMITS.body);
  if (text === undefined) throw new ApiError("payloadTooLarge", `The body may have at most ${LIMITS.body} bytes.`);
  return text;
}

/** Every method of the OData service, under `/odata` and `/api/odata/{account}` (CONTRACT §3.2). */
export function odataEndpoints(catalog: Catalog): Record<"GET" | "POST" | "PATCH" | "DELETE", ProtectedEndpoint> {
  const endpoint: ProtectedEndpoint = {
    operation: (request) => operationOf(request, catalog),
    async handle(request, { runtime, caller }) {
      const { root, account } = readAddress(request.url);
      checkAccount(account, caller);
      const context = { catalog, db: runtime.db, caller, base: runtime.env.publicUrl + root, admitted: null };
      const json = () => readJson(request, { limit: LIMITS.body });
      return answerOData(request, context, { json, text: () => readPlain(request) });
    },
  };
  return { GET: endpoint, POST: endpoint, PATCH: endpoint, DELETE: endpoint };
}

/** The data APIs' manners, with the version of OData on refusals as well. */
export const odataManners: RouteManners = {
  ...dataManners,
  async fail(error, request, context) {
    const response = await dataManners.fail(error, request, context);
    response.headers.set("odata-version", VERSION["odata-version"]);
    return response;
  },
};
