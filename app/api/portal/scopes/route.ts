import { managementRoute } from "@/lib/http/management-route";
import { listScopes } from "@/lib/portal/system/scopes";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = managementRoute(listScopes);
