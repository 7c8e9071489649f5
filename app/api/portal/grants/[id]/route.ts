import { managementRoute } from "@/lib/http/management-route";
import { revokeGrant } from "@/lib/portal/grants";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = managementRoute(revokeGrant);
