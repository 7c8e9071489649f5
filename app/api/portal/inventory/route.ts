import { managementRoute } from "@/lib/http/management-route";
import { listInventory } from "@/lib/portal/credentials/inventory";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = managementRoute(listInventory);
