import { managementRoute } from "@/lib/http/management-route";
import { createRole, listRoles } from "@/lib/portal/admin/roles";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = managementRoute(listRoles, createRole);
