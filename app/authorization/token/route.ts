import { basic, readBasicToken } from "@/lib/dialects/basic";
import { tokenRoute } from "@/lib/http/token-route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = tokenRoute(basic, { POST: readBasicToken });
