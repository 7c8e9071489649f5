import { health } from "@/lib/http/health-handlers";
import { openRoute } from "@/lib/http/open-route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = openRoute({ GET: health });
