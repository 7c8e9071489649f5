import { managementRoute } from "@/lib/http/management-route";
import { listActivity } from "@/lib/portal/activity/activity";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = managementRoute(listActivity);
