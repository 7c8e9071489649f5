import { managementRoute } from "@/lib/http/management-route";
import { undoImport } from "@/lib/portal/data/imports";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = managementRoute(undoImport);
