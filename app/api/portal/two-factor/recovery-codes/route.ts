import { managementRoute } from "@/lib/http/management-route";
import { renewRecoveryCodes } from "@/lib/portal/accounts/two-factor";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = managementRoute(renewRecoveryCodes);
