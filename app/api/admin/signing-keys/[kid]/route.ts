import { managementRoute } from "@/lib/http/management-route";
import { withdrawSigningKey } from "@/lib/portal/admin/signing-keys";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = managementRoute(withdrawSigningKey);
