import { standard } from "@/lib/dialects/standard";
import { authorizeRoute } from "@/lib/http/authorize-route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = authorizeRoute(standard);
