import { managementRoute } from "@/lib/http/management-route";
import { revealAppSecret } from "@/lib/portal/apps/app-secrets";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = managementRoute(revealAppSecret);
