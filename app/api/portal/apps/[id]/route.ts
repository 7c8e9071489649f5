import { managementRoute } from "@/lib/http/management-route";
import { deleteApp, getApp, updateApp } from "@/lib/portal/apps/apps";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = managementRoute(getApp, updateApp, deleteApp);
