import { managementRoute } from "@/lib/http/management-route";
import { removeSystemAllowEntry } from "@/lib/portal/admin/ip-allow-list";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = managementRoute(removeSystemAllowEntry);
