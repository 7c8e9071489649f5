import { managementRoute } from "@/lib/http/management-route";
import { endOtherSessions, listSessions } from "@/lib/portal/sessions";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = managementRoute(listSessions, endOtherSessions);
