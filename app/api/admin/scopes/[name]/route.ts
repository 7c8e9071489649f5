import { managementRoute } from "@/lib/http/management-route";
import { removeScope, updateScope } from "@/lib/portal/admin/scopes";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = managementRoute(updateScope, removeScope);
