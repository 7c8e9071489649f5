import { managementRoute } from "@/lib/http/management-route";
import { listUsageLines } from "@/lib/portal/activity/usage";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = managementRoute(listUsageLines);
