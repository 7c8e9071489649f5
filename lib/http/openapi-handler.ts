import { openApiDocument } from "../openapi/document";
import { liveOperations } from "../portal/known-operations";
import { settingsOf } from "../portal/settings";
import type { Handler } from "./handler";

/** `GET /api/openapi.json`. */
export const openApi: Handler = async (_request, { runtime }) => {
  const { brandName } = await settingsOf(runtime);
  const operations = await liveOperations(runtime);
  return Response.json(openApiDocument(runtime.env.publicUrl, brandName, { operations }), {
    headers: { "cache-control": "public, max-age=60" },
  });
};
