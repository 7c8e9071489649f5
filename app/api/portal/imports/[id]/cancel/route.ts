import { managementRoute } from "@/lib/http/management-route";
import { cancelImport } from "@/lib/portal/data/imports";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = managementRoute(cancelImport);
