import { managementRoute } from "@/lib/http/management-route";
import { endSession } from "@/lib/portal/sessions";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = managementRoute(endSession);
