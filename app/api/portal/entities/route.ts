import { managementRoute } from "@/lib/http/management-route";
import { listEntities } from "@/lib/portal/data/entities";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = managementRoute(listEntities);
