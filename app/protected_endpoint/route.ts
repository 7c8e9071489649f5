import { protectedEcho } from "@/lib/http/identity-endpoints";
import { protectedRoute } from "@/lib/http/protected-route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = protectedRoute({ POST: protectedEcho });
