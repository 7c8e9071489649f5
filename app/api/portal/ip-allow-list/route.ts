import { managementRoute } from "@/lib/http/management-route";
import { createAllowEntry, listAllowEntries } from "@/lib/portal/credentials/ip-allow-list";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = managementRoute(listAllowEntries, createAllowEntry);
