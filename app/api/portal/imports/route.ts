import { managementRoute } from "@/lib/http/management-route";
import { listImports, startImport } from "@/lib/portal/data/imports";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = managementRoute(listImports, startImport);
