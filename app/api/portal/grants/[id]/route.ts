import { managementRoute } from "@/lib/http/management-route";
import { revokeGrant } from "@/lib/portal/apps/grants";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = managementRoute(revokeGrant);
