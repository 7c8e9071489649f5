import { managementRoute } from "@/lib/http/management-route";
import { createCredential, listCredentials } from "@/lib/portal/credentials";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = managementRoute(listCredentials, createCredential);
