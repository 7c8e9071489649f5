import { managementRoute } from "@/lib/http/management-route";
import { listGrants } from "@/lib/portal/apps/grants";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = managementRoute(listGrants);
