import { openApiDocument } from "../openapi/document";
import { OPERATIONS } from "../portal/system/declared-operations";
import { liveOperations } from "../portal/system/known-operations";
import { loadSettings } from "../settings/settings";
import { jsonResponse } from "../whole-response";
import type { Handler } from "./handler";
import { portalCaller } from "./portal-caller";

const DECLARED = new Set(OPERATIONS.map(({ id }) => id));

/**
 * `GET /api/openapi.json`: what is the same on every server of this kind, for anybody. Which upstream APIs stand behind
 * the gate is the operator's own matter: strangers are told of the public operations of those.
 */
export const openApi: Handler = async (request, context) => {
  const { runtime } = context;
  const { brandName } = await loadSettings(runtime);
  const caller = await portalCaller(request, context, "anyone");
  const operations = (await liveOperations(runtime)).filter(
    ({ id, public: open }) => caller !== null || open || DECLARED.has(id),
  );
  return jsonResponse(openApiDocument(runtime.env.publicUrl, brandName, { operations }), {
    headers: {
      "cache-control": caller ? "private, max-age=60" : "public, max-age=60",
      vary: "authorization, x-api-key, cookie",
    },
  });
};
