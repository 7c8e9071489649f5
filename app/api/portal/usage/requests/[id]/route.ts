import { managementRoute } from "@/lib/http/management-route";
import { getRequest } from "@/lib/portal/activity/usage";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = managementRoute(getRequest);
