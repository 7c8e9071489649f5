import { managementRoute } from "@/lib/http/management-route";
import { listUserRequests } from "@/lib/portal/admin/user-support";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = managementRoute(listUserRequests);
