import { managementRoute } from "@/lib/http/management-route";
import { previewRole } from "@/lib/portal/admin/role-preview";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = managementRoute(previewRole);
