import { protectedResourceMetadata } from "@/lib/http/metadata-handlers";
import { openRoute } from "@/lib/http/open-route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = openRoute({ GET: protectedResourceMetadata });
