import { managementRoute } from "@/lib/http/management-route";
import { getSettings, updateSettings } from "@/lib/portal/admin/settings";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = managementRoute(getSettings, updateSettings);
