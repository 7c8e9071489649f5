import { catalog } from "@/lib/entities/served-catalog";
import { documentEndpoint } from "@/lib/http/catalog/resources";
import { protectedRoute } from "@/lib/http/protected-route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = protectedRoute({ GET: documentEndpoint(catalog) });
