import { catalog } from "@/lib/catalog/served-catalog";
import { odataEndpoints, odataManners } from "@/lib/http/catalog/odata";
import { protectedRoute } from "@/lib/http/protected-route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = protectedRoute(odataEndpoints(catalog), odataManners);
