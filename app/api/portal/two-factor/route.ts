import { managementRoute } from "@/lib/http/management-route";
import { beginTwoFactor, getTwoFactor } from "@/lib/portal/two-factor";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = managementRoute(getTwoFactor, beginTwoFactor);
