import { managementRoute } from "@/lib/http/management-route";
import { addAppSecret } from "@/lib/portal/apps/app-secrets";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = managementRoute(addAppSecret);
