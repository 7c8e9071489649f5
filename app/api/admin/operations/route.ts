import { managementRoute } from "@/lib/http/management-route";
import { createOperation, listOperations } from "@/lib/portal/admin/operations";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = managementRoute(listOperations, createOperation);
