import { managementRoute } from "@/lib/http/management-route";
import { removeAppLogo, setAppLogo } from "@/lib/portal/apps/app-logo";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = managementRoute(setAppLogo, removeAppLogo);
