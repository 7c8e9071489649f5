import { managementRoute } from "@/lib/http/management-route";
import { removeIntegrationSecret } from "@/lib/portal/admin/integrations";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = managementRoute(removeIntegrationSecret);
