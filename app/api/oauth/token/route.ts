import { admin, readAdminToken } from "@/lib/dialects/admin";
import { tokenRoute } from "@/lib/http/token-route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = tokenRoute(admin, { POST: readAdminToken });
