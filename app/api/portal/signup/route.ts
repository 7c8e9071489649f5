import { managementRoute } from "@/lib/http/management-route";
import { signUp } from "@/lib/portal/accounts/account";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = managementRoute(signUp);
