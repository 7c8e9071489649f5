import { consentRoute } from "@/lib/http/authorize-route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = consentRoute();
