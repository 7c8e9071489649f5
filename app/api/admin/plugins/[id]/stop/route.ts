import { managementRoute } from "@/lib/http/management-route";
import { stopPlugin } from "@/lib/portal/admin/plugins";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = managementRoute(stopPlugin);
