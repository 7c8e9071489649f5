import { managementRoute } from "@/lib/http/management-route";
import { deleteMe } from "@/lib/portal/accounts/delete-account";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = managementRoute(deleteMe);
