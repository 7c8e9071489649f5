import { managementRoute } from "@/lib/http/management-route";
import { rotateCredential } from "@/lib/portal/credentials";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = managementRoute(rotateCredential);
