import { managementRoute } from "@/lib/http/management-route";
import { createScope, listSystemScopes } from "@/lib/portal/admin/scopes";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = managementRoute(listSystemScopes, createScope);
