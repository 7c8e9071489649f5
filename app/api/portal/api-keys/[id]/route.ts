import { managementRoute } from "@/lib/http/management-route";
import { getApiKey, revokeApiKey, updateApiKey } from "@/lib/portal/credentials/api-keys";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = managementRoute(getApiKey, updateApiKey, revokeApiKey);
