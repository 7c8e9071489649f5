import { managementRoute } from "@/lib/http/management-route";
import { getConfiguration } from "@/lib/portal/configuration/drift";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = managementRoute(getConfiguration);
