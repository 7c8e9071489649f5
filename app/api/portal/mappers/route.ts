import { managementRoute } from "@/lib/http/management-route";
import { createMapper, listMappers } from "@/lib/portal/mappers";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = managementRoute(createMapper, listMappers);
