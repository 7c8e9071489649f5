import { managementRoute } from "@/lib/http/management-route";
import { listSigningKeys, rotateSigningKey } from "@/lib/portal/admin/signing-keys";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = managementRoute(listSigningKeys, rotateSigningKey);
