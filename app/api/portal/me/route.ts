import { managementRoute } from "@/lib/http/management-route";
import { getMe, updateMe } from "@/lib/portal/accounts/account";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = managementRoute(getMe, updateMe);
