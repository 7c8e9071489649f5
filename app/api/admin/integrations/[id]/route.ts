import { managementRoute } from "@/lib/http/management-route";
import { deleteIntegration, getIntegration, updateIntegration } from "@/lib/portal/admin/integrations";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = managementRoute(
  getIntegration,
  updateIntegration,
  deleteIntegration,
);
