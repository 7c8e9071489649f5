import { managementRoute } from "@/lib/http/management-route";
import { createApp, listApps } from "@/lib/portal/apps/apps";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = managementRoute(listApps, createApp);
