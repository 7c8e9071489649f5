import { standard } from "@/lib/dialects/standard";
import { register } from "@/lib/http/registration-handler";
import { dialectRoute } from "@/lib/http/token-route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = dialectRoute(standard, { POST: register });
