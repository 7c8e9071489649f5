import { managementRoute } from "@/lib/http/management-route";
import { createMapper, listMappers } from "@/lib/portal/data/mappers";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = managementRoute(createMapper, listMappers);
