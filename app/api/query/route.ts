import { catalog } from "@/lib/entities/served-catalog";
import { queryEndpoint } from "@/lib/http/catalog/query";
import { protectedRoute } from "@/lib/http/protected-route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = protectedRoute({ POST: queryEndpoint(catalog) });
