import { verifyRoute } from "@/lib/http/verify-handler";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = verifyRoute();
