import { b2b, readB2bRefresh } from "@/lib/dialects/b2b";
import { tokenRoute } from "@/lib/http/token-route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = tokenRoute(b2b, { POST: readB2bRefresh });
