import { managementRoute } from "@/lib/http/management-route";
import { listRequests } from "@/lib/portal/activity/usage";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = managementRoute(listRequests);
