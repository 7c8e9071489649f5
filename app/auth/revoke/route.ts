import { b2b } from "@/lib/dialects/b2b";
import { revokePair } from "@/lib/http/revocation-handlers";
import { dialectRoute } from "@/lib/http/token-route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = dialectRoute(b2b, { POST: revokePair });
