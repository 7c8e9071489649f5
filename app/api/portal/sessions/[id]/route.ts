import { managementRoute } from "@/lib/http/management-route";
import { endSession } from "@/lib/portal/accounts/sessions";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = managementRoute(endSession);
