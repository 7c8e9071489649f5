import { standard } from "@/lib/dialects/standard";
import { introspect } from "@/lib/http/introspection-handler";
import { dialectRoute } from "@/lib/http/token-route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = dialectRoute(standard, { POST: introspect });
