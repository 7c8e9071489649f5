import { managementRoute } from "@/lib/http/management-route";
import { getCredential, revokeCredential, updateCredential } from "@/lib/portal/credentials/b2b-logins";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = managementRoute(
  getCredential,
  updateCredential,
  revokeCredential,
);
