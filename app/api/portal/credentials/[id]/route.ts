import { managementRoute } from "@/lib/http/management-route";
import { credentialEndpoints } from "@/lib/portal/credentials/credential-endpoints";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = managementRoute(
  ...credentialEndpoints("b2b-login").one,
);
