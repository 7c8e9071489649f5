import { basic } from "@/lib/dialects/basic";
import { authorizeRoute } from "@/lib/http/authorize-route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = authorizeRoute(basic);
