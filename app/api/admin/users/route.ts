import { managementRoute } from "@/lib/http/management-route";
import { inviteUser, listUsers } from "@/lib/portal/admin/users";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = managementRoute(listUsers, inviteUser);
