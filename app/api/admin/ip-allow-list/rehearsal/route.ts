import { managementRoute } from "@/lib/http/management-route";
import { clearRehearsed, listRehearsed } from "@/lib/portal/admin/ip-rehearsal";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = managementRoute(listRehearsed, clearRehearsed);
