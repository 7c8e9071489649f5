import { managementRoute } from "@/lib/http/management-route";
import { listRecentAddresses } from "@/lib/portal/admin/ip-rehearsal";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = managementRoute(listRecentAddresses);
