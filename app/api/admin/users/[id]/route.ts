import { managementRoute } from "@/lib/http/management-route";
import { getUser, updateUser } from "@/lib/portal/admin/users";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = managementRoute(getUser, updateUser);
