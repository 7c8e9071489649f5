import { managementRoute } from "@/lib/http/management-route";
import { removeBrandLogo, setBrandLogo } from "@/lib/portal/admin/brand-logo";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = managementRoute(setBrandLogo, removeBrandLogo);
