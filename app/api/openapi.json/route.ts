import { openRoute } from "@/lib/http/open-route";
import { openApi } from "@/lib/http/openapi-handler";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = openRoute({ GET: openApi });
