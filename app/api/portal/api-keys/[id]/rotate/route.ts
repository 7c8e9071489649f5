import { managementRoute } from "@/lib/http/management-route";
import { rotateApiKey } from "@/lib/portal/credentials/api-keys";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = managementRoute(rotateApiKey);
