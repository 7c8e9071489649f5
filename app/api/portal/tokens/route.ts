import { managementRoute } from "@/lib/http/management-route";
import { createToken, listTokens } from "@/lib/portal/tokens";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = managementRoute(listTokens, createToken);
