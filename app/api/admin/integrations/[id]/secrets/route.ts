import { managementRoute } from "@/lib/http/management-route";
import { addIntegrationSecret } from "@/lib/portal/admin/integrations";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = managementRoute(addIntegrationSecret);
