import { managementRoute } from "@/lib/http/management-route";
import { getMapper, removeMapper, updateMapper } from "@/lib/portal/data/mappers";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = managementRoute(getMapper, removeMapper, updateMapper);
