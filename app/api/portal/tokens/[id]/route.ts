import { managementRoute } from "@/lib/http/management-route";
import { getToken, revokeToken, updateToken } from "@/lib/portal/credentials/tokens";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = managementRoute(getToken, updateToken, revokeToken);
