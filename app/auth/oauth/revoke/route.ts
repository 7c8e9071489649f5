import { standard } from "@/lib/dialects/standard";
import { revokeAtClient } from "@/lib/http/revocation-handlers";
import { dialectRoute } from "@/lib/http/token-route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = dialectRoute(standard, { POST: revokeAtClient });
