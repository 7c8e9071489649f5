import { managementRoute } from "@/lib/http/management-route";
import { rotateToken } from "@/lib/portal/credentials/tokens";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = managementRoute(rotateToken);
