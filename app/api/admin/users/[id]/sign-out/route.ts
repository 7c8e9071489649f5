import { managementRoute } from "@/lib/http/management-route";
import { signOutUser } from "@/lib/portal/admin/users";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = managementRoute(signOutUser);
