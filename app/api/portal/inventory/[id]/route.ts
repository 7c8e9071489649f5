import { managementRoute } from "@/lib/http/management-route";
import { endInventoryItem } from "@/lib/portal/inventory";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = managementRoute(endInventoryItem);
