import { managementRoute } from "@/lib/http/management-route";
import { createApiKey, listApiKeys } from "@/lib/portal/credentials/api-keys";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = managementRoute(listApiKeys, createApiKey);
