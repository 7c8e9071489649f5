import { managementRoute } from "@/lib/http/management-route";
import { listPluginRuns } from "@/lib/portal/admin/plugins";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = managementRoute(listPluginRuns);
