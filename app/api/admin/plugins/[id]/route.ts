import { managementRoute } from "@/lib/http/management-route";
import { getPlugin } from "@/lib/portal/admin/plugins";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = managementRoute(getPlugin);
