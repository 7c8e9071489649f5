import { managementRoute } from "@/lib/http/management-route";
import { explainAccess } from "@/lib/portal/admin/explain";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = managementRoute(explainAccess);
