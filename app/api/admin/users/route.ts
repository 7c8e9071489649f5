import { managementRoute } from "@/lib/http/management-route";
import { listUsers } from "@/lib/portal/admin/users";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = managementRoute(listUsers);
