import { catalog } from "@/lib/entities/served-catalog";
import { importEndpoint } from "@/lib/http/catalog/import";
import { protectedRoute } from "@/lib/http/protected-route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = protectedRoute({ POST: importEndpoint(catalog) });
