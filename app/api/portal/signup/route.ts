import { managementRoute } from "@/lib/http/management-route";
import { signUp } from "@/lib/portal/account";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = managementRoute(signUp);
