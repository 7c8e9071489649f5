import { managementRoute } from "@/lib/http/management-route";
import { getUsage } from "@/lib/portal/activity/usage";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = managementRoute(getUsage);
