import { managementRoute } from "@/lib/http/management-route";
import { getRole, removeRole, updateRole } from "@/lib/portal/admin/roles";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = managementRoute(getRole, updateRole, removeRole);
