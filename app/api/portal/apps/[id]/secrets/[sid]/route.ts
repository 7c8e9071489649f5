import { managementRoute } from "@/lib/http/management-route";
import { removeAppSecret } from "@/lib/portal/apps/app-secrets";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = managementRoute(removeAppSecret);
