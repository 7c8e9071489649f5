import { managementRoute } from "@/lib/http/management-route";
import { rotateCredential } from "@/lib/portal/credentials/b2b-logins";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = managementRoute(rotateCredential);
