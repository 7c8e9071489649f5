import { managementRoute } from "@/lib/http/management-route";
import { removeOperation, updateOperation } from "@/lib/portal/admin/operations";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = managementRoute(updateOperation, removeOperation);
