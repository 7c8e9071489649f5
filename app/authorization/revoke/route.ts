import { basic } from "@/lib/dialects/basic";
import { revokeBearer } from "@/lib/http/revocation-handlers";
import { dialectRoute } from "@/lib/http/token-route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = dialectRoute(basic, { POST: revokeBearer });
