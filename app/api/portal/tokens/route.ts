import { managementRoute } from "@/lib/http/management-route";
import { createToken, listTokens } from "@/lib/portal/credentials/tokens";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = managementRoute(listTokens, createToken);
