import { managementRoute } from "@/lib/http/management-route";
import { removeAllowEntry } from "@/lib/portal/credentials/ip-allow-list";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = managementRoute(removeAllowEntry);
