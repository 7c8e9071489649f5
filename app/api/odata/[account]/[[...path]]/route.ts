import { catalog } from "@/lib/entities/served-catalog";
import { odataEndpoints, odataErrorFormat } from "@/lib/http/catalog/odata";
import { protectedRoute } from "@/lib/http/protected-route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = protectedRoute(
  odataEndpoints(catalog),
  odataErrorFormat,
);
