import { managementRoute } from "@/lib/http/management-route";
import { createAccessRequest } from "@/lib/portal/access-requests/access-requests";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = managementRoute(createAccessRequest);
