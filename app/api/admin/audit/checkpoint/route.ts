import { managementRoute } from "@/lib/http/management-route";
import { getAuditCheckpoint } from "@/lib/portal/admin/audit";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = managementRoute(getAuditCheckpoint);
