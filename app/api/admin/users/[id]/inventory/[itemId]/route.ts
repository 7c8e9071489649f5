import { managementRoute } from "@/lib/http/management-route";
import { endUserInventoryItem } from "@/lib/portal/admin/user-support";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = managementRoute(endUserInventoryItem);
