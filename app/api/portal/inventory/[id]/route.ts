import { managementRoute } from "@/lib/http/management-route";
import { endInventoryItem } from "@/lib/portal/credentials/inventory";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = managementRoute(endInventoryItem);
