import { readStandardToken, standard } from "@/lib/dialects/standard";
import { tokenRoute } from "@/lib/http/token-route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = tokenRoute(standard, { POST: readStandardToken });
