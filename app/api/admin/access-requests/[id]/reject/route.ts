import { managementRoute } from "@/lib/http/management-route";
import { rejectAccessRequest } from "@/lib/portal/admin/access-requests";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = managementRoute(rejectAccessRequest);
